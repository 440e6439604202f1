package dev.evenhand.metrics.statistics;

import java.util.Optional;

/**
 * Welch's comparison of two means that need not vary alike.
 *
 * <p>{@code d = m1 − m2}, {@code SE² = s1²/n1 + s2²/n2}, t with Satterthwaite's {@code df = SE⁴ / Σ(s²/n)²/(n−1)}. B.
 * L. Welch, Biometrika 34 (1947) 28. Empty where a sample has fewer than two values, or neither varies at all: there
 * is no yardstick to hold the difference against.
 */
public final class Welch {
    private Welch() {}

    /** The difference first minus second with its interval, and the test that it is none. */
    public record Comparison(Interval difference, Significance test) {}

    /** A single mean with Student's interval. */
    public static Optional<Interval> mean(Sample sample) {
        return mean(sample, Repetition.Arm.NONE);
    }

    /** The same of some contacts of an arm whose customers came several times. */
    public static Optional<Interval> mean(Sample sample, Repetition.Arm customers) {
        return sample.n() < 2
                ? Optional.empty()
                : Optional.of(WeightedMean.of(1, sample, customers).interval());
    }

    /** First mean minus second. */
    public static Optional<Comparison> compare(Sample first, Sample second) {
        return first.n() < 2 || second.n() < 2
                ? Optional.empty()
                : compare(WeightedMean.of(1, first), WeightedMean.of(1, second));
    }

    /** The same of what is known by other degrees of freedom, such as ratios over customers. */
    public static Optional<Comparison> compare(WeightedMean first, WeightedMean second) {
        WeightedMean difference = first.minus(second);
        return difference.variance() == 0
                ? Optional.empty()
                : Optional.of(new Comparison(difference.interval(), test(difference)));
    }

    private static Significance test(WeightedMean difference) {
        double df = difference.df();
        double t = difference.value() / Math.sqrt(difference.variance());
        return new Significance(t, df, Student.twoSided(t, df));
    }
}
