package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.Wilson;
import java.util.Optional;

/**
 * A rate known as well as from {@code n} independent contacts: there may have been more of them, from customers who came
 * several times.
 *
 * <p>One rule for an arm and for a difference of two, whether anybody came again or not: Wilson's limits at the effective n
 * (the design effect: L. Kish, Survey Sampling, ch. 8), and MOVER over both arms' limits. A normal interval from the
 * ratio estimator's error would not do: where all a customer's contacts end alike it has no width at all.
 *
 * <p>Refused with an {@link IllegalArgumentException} if the value lies outside [0, 1] or n is not above 0.
 *
 * @param n not necessarily whole
 */
public record EffectiveRate(double value, double n) {
    public EffectiveRate {
        Checks.probability("value", value);
        Checks.positive("n", n);
    }

    /** Of counts of customers who came once each; empty for n = 0. */
    public static Optional<EffectiveRate> of(Proportion counts) {
        return counts.n() == 0 ? Optional.empty() : Optional.of(new EffectiveRate(counts.p(), (double) counts.n()));
    }

    /** Wilson's, in [0, 1]. */
    public Interval interval() {
        return Wilson.interval(value, n);
    }

    /** This rate minus the other in [−1, 1]; of customers taken as different ones (the same on both sides would only narrow it). */
    public Interval minus(EffectiveRate other) {
        return Newcombe.difference(interval(), other.interval());
    }

    /** Mantel and Haenszel's test of the one stratum, at the effective counts; empty where no outcome varies. */
    public Optional<Significance> test(EffectiveRate other) {
        double all = n + other.n;
        double pooled = (value * n + other.value * other.n) / all;
        double variance = n / all * other.n * pooled * (1 - pooled) * all / (all - 1);
        double excess = n / all * other.n * (value - other.value);
        return variance > 0 ? Optional.of(Significance.chiSquare(excess * excess / variance, 1)) : Optional.empty();
    }
}
