package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Significance;
import java.util.List;
import java.util.Optional;

/**
 * Cochran's Q: whether the difference between the arms is itself different from stratum to stratum.
 *
 * <p>{@code Q = Σw(d−d̄)²}, {@code w = 1/(p1q1/n1 + p0q0/n0)}, {@code d̄ = Σwd/Σw}, χ² with k − 1 degrees of freedom
 * over the strata that enter; a stratum without variance gets half an observation in each of its four cells, here
 * only. W. G. Cochran, Biometrics 10 (1954) 101. Empty with fewer than two strata.
 */
public final class CochranQ {
    private CochranQ() {}

    /** The test of heterogeneity. */
    public static Optional<Significance> test(List<RateStratum> strata) {
        return test(strata, DesignEffects.NONE);
    }

    /** The same where customers come several times: each arm's variance times its design effect. */
    public static Optional<Significance> test(List<RateStratum> strata, DesignEffects design) {
        List<Effect> effects = strata.stream()
                .filter(Stratum::enters)
                .map(stratum -> effect(stratum, design))
                .toList();
        if (effects.size() < 2) {
            return Optional.empty();
        }
        double weights = effects.stream().mapToDouble(Effect::weight).sum();
        double mean =
                effects.stream().mapToDouble(e -> e.weight() * e.difference).sum() / weights;
        double q = effects.stream()
                .mapToDouble(e -> e.weight() * (e.difference - mean) * (e.difference - mean))
                .sum();
        return Optional.of(Significance.chiSquare(q, effects.size() - 1));
    }

    private record Effect(double difference, double variance) {
        double weight() {
            return 1 / variance;
        }
    }

    private static Effect effect(RateStratum stratum, DesignEffects design) {
        Effect plain = effect(stratum, design, 0);
        return plain.variance > 0 ? plain : effect(stratum, design, 0.5);
    }

    private static Effect effect(RateStratum stratum, DesignEffects design, double added) {
        double n1 = stratum.botCount() + 2 * added;
        double n0 = stratum.humanCount() + 2 * added;
        double p1 = (stratum.bot().successes() + added) / n1;
        double p0 = (stratum.human().successes() + added) / n0;
        return new Effect(p1 - p0, design.bot() * p1 * (1 - p1) / n1 + design.human() * p0 * (1 - p0) / n0);
    }
}
