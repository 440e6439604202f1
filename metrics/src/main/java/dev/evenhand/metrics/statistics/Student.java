package dev.evenhand.metrics.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t: the interval of an estimated mean or difference, its quantile and its p. */
public final class Student {
    private Student() {}

    /** {@code value ± t √variance} with {@code df} degrees of freedom; a variance of 0 is an interval without width. */
    public static Interval interval(double value, double variance, double df) {
        return Interval.around(value, quantile(df) * Math.sqrt(variance));
    }

    /** What a value exceeds in 1 of 40 cases. */
    public static double quantile(double df) {
        return TDistribution.of(df).inverseSurvivalProbability(0.025);
    }

    /** Two-sided p of the statistic t. */
    static double twoSided(double t, double df) {
        return Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
    }
}
