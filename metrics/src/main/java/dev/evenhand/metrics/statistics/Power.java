package dev.evenhand.metrics.statistics;

import java.util.OptionalLong;

/**
 * How many contacts a side a verdict needs: power .80 at a two-sided .05.
 *
 * <p>Rates: {@code n = (z.975 √(2p̄q̄) + z.80 √(p1q1 + p2q2))² / (p1−p2)²}, variance pooled under the null, rounded
 * up. Means: {@code n = 2σ²(z.975 + z.80)²/δ²}. J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and
 * Proportions, 3rd ed., ch. 4. Empty where there is no difference to find, or one so small that no count would do.
 */
public final class Power {
    /** Beyond which a count means never. */
    private static final double MOST = 1e15;

    private static final double Z_POWER = StandardNormal.quantile(0.80);

    private Power() {}

    /**
     * Contacts on each side to tell two rates apart, at least 1.
     *
     * @throws IllegalArgumentException if a rate lies outside [0, 1]
     */
    public static OptionalLong perSide(double first, double second) {
        Checks.probability("first", first);
        Checks.probability("second", second);
        double mean = (first + second) / 2;
        double reach = StandardNormal.Z * Math.sqrt(2 * mean * (1 - mean))
                + Z_POWER * Math.sqrt(first * (1 - first) + second * (1 - second));
        return count(reach / (first - second));
    }

    /**
     * Contacts on each side to see a difference {@code delta} of means of a quantity with this standard deviation.
     *
     * @throws IllegalArgumentException if sd is negative or a number is not finite
     */
    public static OptionalLong perSideForMeans(double sd, double delta) {
        Checks.notNegative("sd", sd);
        Checks.finite("delta", delta);
        return count(Math.sqrt(2) * sd * (StandardNormal.Z + Z_POWER) / delta);
    }

    /**
     * More contacts until a difference as large as the one seen is shown with this power; empty as {@link #perSide}.
     *
     * <p>From the interval there is, which knows of strata and of customers who came again: its half-width w on the side of
     * zero shrinks with the root of the contacts, so that {@code n(w/d)²((z.975 + z.80)/z.975)²} of them are needed.
     *
     * @param shown a 95 % interval of the difference after n contacts on both sides, which go on being split as they were
     */
    public static OptionalLong more(Interval shown, long n) {
        double reach = shown.value() > 0 ? shown.value() - shown.low() : shown.high() - shown.value();
        double root = reach / shown.value() * (StandardNormal.Z + Z_POWER) / StandardNormal.Z;
        OptionalLong needed = count(root * Math.sqrt((double) n));
        return needed.isEmpty() ? needed : OptionalLong.of(Math.max(0, needed.getAsLong() - n));
    }

    private static OptionalLong count(double root) {
        double n = Math.ceil(root * root);
        return n < MOST ? OptionalLong.of(Math.max(1, (long) n)) : OptionalLong.empty();
    }
}
