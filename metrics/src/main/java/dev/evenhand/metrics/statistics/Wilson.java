package dev.evenhand.metrics.statistics;

import java.util.Optional;

/**
 * Wilson's score interval: which true rates the observed one does not contradict.
 *
 * <p>{@code (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)}, z = 1.959964. Holds at 0 of n and n of n, where
 * {@code p ± z·SE} claims certainty. E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; recommended among seven in R.
 * G. Newcombe, Statistics in Medicine 17 (1998) 857, method 3.
 */
public final class Wilson {
    private Wilson() {}

    /** The rate with its interval in [0, 1]; empty for n = 0. */
    public static Optional<Interval> interval(Proportion counts) {
        return counts.n() == 0 ? Optional.empty() : Optional.of(known(counts));
    }

    /** Where the caller has made sure that there is an observation. */
    static Interval known(Proportion counts) {
        return interval(counts.p(), (double) counts.n());
    }

    /**
     * The same for a rate {@code p} in [0, 1] known as well as from {@code n} independent answers, n above 0 and not
     * necessarily whole (Kish's effective size, a design effect).
     *
     * @throws IllegalArgumentException if p or n is out of range
     */
    public static Interval interval(double p, double n) {
        Checks.probability("p", p);
        Checks.positive("n", n);
        double z = StandardNormal.Z;
        double squared = z * z / n;
        double centre = p + squared / 2;
        double reach = z * Math.sqrt(p * (1 - p) / n + squared / (4 * n));
        double low = p == 0 ? 0 : (centre - reach) / (1 + squared);
        double high = p == 1 ? 1 : (centre + reach) / (1 + squared);
        return new Interval(p, low, high).clipped(0, 1);
    }
}
