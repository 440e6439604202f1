package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Draw;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.randomised.ConfidenceSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The randomised difference with the numbers put in, from the groups that were drawn. */
final class LotteryCalculation {
    private final boolean chinese;
    private final boolean ofScores;
    private final List<Draw> draws;

    /** Of a rate, or of the handle time where that is empty. */
    LotteryCalculation(boolean chinese, Optional<RateMetric> rate, List<Draw> draws) {
        this.chinese = chinese;
        this.ofScores = rate.filter(metric -> metric != RateMetric.CSAT).isPresent();
        this.draws = draws;
    }

    List<Derived> contrasts(@Nullable Randomised randomised) {
        if (randomised == null) {
            return List.of();
        }
        Difference difference = randomised.difference();
        List<String> steps = new ArrayList<>();
        steps.add(ofScores ? scores() : means());
        if (difference != null) {
            steps.add(limits(difference));
        }
        Double p = randomised.sampleRatioP();
        if (p != null) {
            steps.add((chinese ? "分配比例检验 p = " : "sample ratio p = ") + Steps.number(p));
        }
        Method method = ofScores ? Method.SCORES : Method.ARM_MEANS;
        return List.of(Steps.derived("randomised", difference, method.steps(chinese, steps)));
    }

    private double n() {
        return draws.stream().mapToDouble(draw -> (double) draw.n()).sum();
    }

    private String scores() {
        double sum = total("bot_first", draw -> draw.sum() / draw.probability())
                - total("human_first", draw -> draw.sum() / draw.probability());
        return "d = (Σ₁ y/π − Σ₀ y/π)/n = " + Steps.number(sum) + "/" + Steps.number(n()) + " = "
                + Steps.number(n() == 0 ? null : (Double) (sum / n()));
    }

    private String means() {
        return "d = m₁ − m₀ = " + mean("bot_first") + " − " + mean("human_first") + ", m = Σ(y/π)/Σ(1/π)";
    }

    private String mean(String side) {
        double weight = total(side, draw -> draw.n() / draw.probability());
        double sum = total(side, draw -> draw.sum() / draw.probability());
        return Steps.number(weight == 0 ? null : (Double) (sum / weight));
    }

    private double total(String side, ToDoubleFunction<Draw> value) {
        return draws.stream()
                .filter(draw -> draw.of().equals(side))
                .mapToDouble(value)
                .sum();
    }

    private String limits(Difference difference) {
        double rho = ConfidenceSequence.rho(Holdout.PLANNED);
        double half = difference.high() - difference.value();
        double sd = half / ConfidenceSequence.halfWidth(1, (long) n(), rho);
        return "d ± σ̂·√(2(nρ² + 1)/(n²ρ²)·ln(√(nρ² + 1)/α)) = "
                + Steps.limits(difference.low(), difference.high()) + ", σ̂ = " + Steps.number(sd)
                + ", n = " + Steps.number(n()) + ", n* = " + Steps.number(Holdout.PLANNED) + ", ρ = "
                + Steps.number(rho) + ", α = 0.05";
    }
}
