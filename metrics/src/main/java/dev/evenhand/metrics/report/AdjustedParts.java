package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told beside one side's figure like for like, with its calculation. */
final class AdjustedParts {
    private final boolean chinese;

    AdjustedParts(boolean chinese) {
        this.chinese = chinese;
    }

    List<Derived> of(Arm figure) {
        return figure instanceof Arm.Csat csat
                ? satisfaction(csat)
                : figure instanceof Arm.Seconds times ? quantiles(times) : List.of();
    }

    private List<Derived> quantiles(Arm.Seconds times) {
        return Stream.of(
                        quantile("likeForLikeMedian", "0.5", times.median(), times.medianInterval()),
                        quantile("likeForLikeP90", "0.9", times.p90(), times.p90Interval()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Derived> quantile(String name, String share, @Nullable Double value, Arm.@Nullable Bounds bounds) {
        if (value == null || bounds == null) {
            return Optional.empty();
        }
        List<String> steps = List.of(
                "F̃(t) = Σ W·F(t) = " + share + ", t = " + Steps.number(value),
                "F̃(t) = " + share + " − √ΣW²(F − l)² … " + share + " + √ΣW²(u − F)², t = "
                        + Steps.limits(bounds.low(), bounds.high()));
        return Optional.of(new Derived(
                name, value, bounds.low(), bounds.high(), Method.STANDARDISED_QUANTILES.steps(chinese, steps)));
    }

    private List<Derived> satisfaction(Arm.Csat csat) {
        Double value = csat.weighted();
        if (value == null) {
            return List.of();
        }
        List<String> steps = List.of(
                "p̃ = Σ W·p = " + Steps.number(value)
                        + (chinese
                                ? "，各层 p = Σ w·content / Σ w·answered"
                                : ", p = Σ w·content / Σ w·answered of a stratum"),
                "n* = 1/Σ(W²/n*) = " + Steps.number(csat.kish())
                        + (chinese ? "，各层 n* = (Σw)²/Σw² ÷ 设计效应" : ", n* = (Σw)²/Σw² ÷ the design effect in a stratum"),
                mover(csat.weightedLow(), csat.weightedHigh()));
        return List.of(new Derived(
                "likeForLikeWeighted",
                value,
                csat.weightedLow(),
                csat.weightedHigh(),
                Method.STANDARDISED_CLASSES.steps(chinese, steps)));
    }

    private static String mover(@Nullable Double low, @Nullable Double high) {
        return "p̃ − √ΣW²(p − l)² … p̃ + √ΣW²(u − p)² = " + Steps.limits(low, high);
    }
}
