package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Working.Derived;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told beside one side's figure like for like, with its calculation. */
final class AdjustedParts {
    private final boolean chinese;

    AdjustedParts(boolean chinese) {
        this.chinese = chinese;
    }

    List<Derived> of(Arm figure) {
        return figure instanceof Arm.Csat csat ? satisfaction(csat) : List.of();
    }

    private List<Derived> satisfaction(Arm.Csat csat) {
        Double value = csat.weighted();
        if (value == null) {
            return List.of();
        }
        List<String> steps = List.of(
                "p̃ = Σ W·p = " + Calculations.number(value)
                        + (chinese
                                ? "，各层 p = Σ w·content / Σ w·answered"
                                : ", p = Σ w·content / Σ w·answered of a stratum"),
                "n* = 1/Σ(W²/n*) = " + Calculations.number(csat.kish())
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
        return "p̃ − √ΣW²(p − l)² … p̃ + √ΣW²(u − p)² = " + Calculations.limits(low, high);
    }
}
