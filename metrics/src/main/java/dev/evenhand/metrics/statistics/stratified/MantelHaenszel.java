package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Mover;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.StandardNormal;
import java.util.List;
import java.util.Optional;

/**
 * Mantel and Haenszel's pooled comparisons over strata: the second opinion beside {@link Standardisation}.
 *
 * <p>Taken over the strata that enter ({@link Stratum#enters()}), so that both lines answer for the same contacts.
 * With a, b successes and failures of the bot, c, d of people, n1 + n0 = N: risk difference {@code Σw(p1−p0)/Σw},
 * {@code w = n1n0/N}, interval by {@link Mover}. Odds ratio {@code Σ(ad/N)/Σ(bc/N)} with the variance of its
 * logarithm after J. Robins, N. Breslow, S. Greenland, Biometrics 42 (1986) 311. N. Mantel, W. Haenszel, J. Natl.
 * Cancer Inst. 22 (1959) 719.
 */
public final class MantelHaenszel {
    private MantelHaenszel() {}

    /** The pooled difference of rates, bot minus human, in [−1, 1]; empty if no stratum enters. */
    public static Optional<Interval> riskDifference(List<RateStratum> strata) {
        return riskDifference(strata, DesignEffects.NONE);
    }

    /** The same where customers come several times, see {@link Standardisation}. */
    public static Optional<Interval> riskDifference(List<RateStratum> strata, DesignEffects effects) {
        double[] weights = strata.stream().mapToDouble(MantelHaenszel::weight).toArray();
        return Standardisation.rates(strata, weights, effects).map(Standardised::difference);
    }

    /** The pooled odds ratio, above 0; empty if no stratum enters or either of its sums is 0. */
    public static Optional<Interval> oddsRatio(List<RateStratum> strata) {
        double r = 0;
        double s = 0;
        double pr = 0;
        double mixed = 0;
        double qs = 0;
        for (RateStratum stratum : entered(strata)) {
            double n = total(stratum);
            double concordant = stratum.bot().successes() / n * stratum.human().failures();
            double discordant = stratum.bot().failures() / n * stratum.human().successes();
            double p = (stratum.bot().successes() + stratum.human().failures()) / n;
            r += concordant;
            s += discordant;
            pr += p * concordant;
            mixed += p * discordant + (1 - p) * concordant;
            qs += (1 - p) * discordant;
        }
        if (r == 0 || s == 0) {
            return Optional.empty();
        }
        double variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
        double factor = Math.exp(StandardNormal.Z * Math.sqrt(variance));
        return Optional.of(new Interval(r / s, r / s / factor, r / s * factor));
    }

    /**
     * The test that the odds are equal in every stratum: χ² with one degree of freedom, no continuity correction;
     * empty if no outcome varies.
     */
    public static Optional<Significance> test(List<RateStratum> strata) {
        double excess = 0;
        double variance = 0;
        for (RateStratum stratum : entered(strata)) {
            double n = total(stratum);
            double pooled = (stratum.bot().successes() + stratum.human().successes()) / n;
            double weight = weight(stratum);
            excess += stratum.bot().successes() - stratum.botCount() * pooled;
            variance += weight * pooled * (1 - pooled) * n / (n - 1);
        }
        return variance == 0 ? Optional.empty() : Optional.of(Significance.chiSquare(excess * excess / variance, 1));
    }

    private static List<RateStratum> entered(List<RateStratum> strata) {
        return strata.stream().filter(Stratum::enters).toList();
    }

    private static double total(Stratum stratum) {
        return (double) stratum.botCount() + stratum.humanCount();
    }

    private static double weight(Stratum stratum) {
        return stratum.enters() ? stratum.botCount() / total(stratum) * stratum.humanCount() : 0;
    }
}
