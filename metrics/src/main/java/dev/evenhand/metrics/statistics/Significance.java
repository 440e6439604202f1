package dev.evenhand.metrics.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a test says: its statistic, degrees of freedom (fractional after Satterthwaite) and the two-sided p.
 *
 * <p>Refused with an {@link IllegalArgumentException} if the statistic is not finite, df is not positive or p lies
 * outside [0, 1].
 */
public record Significance(double statistic, double df, double p) {
    public Significance {
        Checks.finite("statistic", statistic);
        Checks.positive("df", df);
        Checks.probability("p", p);
    }

    /** A statistic that is χ² distributed with {@code df} degrees of freedom if there is nothing to find. */
    public static Significance chiSquare(double statistic, int df) {
        return new Significance(statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic));
    }
}
