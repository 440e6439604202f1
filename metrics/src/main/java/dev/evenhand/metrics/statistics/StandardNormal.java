package dev.evenhand.metrics.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution and the quantile that makes an interval a 95 % one. */
public final class StandardNormal {
    private static final NormalDistribution N01 = NormalDistribution.of(0, 1);

    /** Two-sided 95 %: 1.959964. */
    public static final double Z = quantile(0.975);

    private StandardNormal() {}

    /** What a standard normal value lies below with probability {@code p}, in (0, 1). */
    public static double quantile(double p) {
        return N01.inverseCumulativeProbability(p);
    }

    /** P(Z &lt; low) + P(Z &gt; high); either may be infinite. */
    public static double outside(double low, double high) {
        return Math.min(1, N01.cumulativeProbability(low) + N01.survivalProbability(high));
    }

    /** P(|Z| &gt; |z|). */
    static double twoSided(double z) {
        return Math.min(1, 2 * N01.survivalProbability(Math.abs(z)));
    }
}
