package dev.evenhand.metrics.statistics.stratified;

import dev.evenhand.metrics.statistics.Checks;
import java.util.OptionalDouble;

/**
 * The E-value: how strongly something unmeasured would have to go with both the arm and the outcome to explain a
 * finding away.
 *
 * <p>{@code RR + √(RR(RR−1))} with RR inverted if below 1; 1 means that nothing is needed. T. J. VanderWeele, P.
 * Ding, Annals of Internal Medicine 167 (2017) 268.
 */
public final class EValue {
    private EValue() {}

    /**
     * Of a ratio of rates.
     *
     * @throws IllegalArgumentException unless the ratio is finite and above 0
     */
    public static double of(double ratio) {
        Checks.positive("ratio", ratio);
        double away = ratio < 1 ? 1 / ratio : ratio;
        return away + Math.sqrt(away * (away - 1));
    }

    /**
     * Of two (standardised, unrounded) rates; empty if either is 0, since no finite ratio stands against such a
     * finding.
     *
     * @throws IllegalArgumentException if a rate lies outside [0, 1]
     */
    public static OptionalDouble of(double first, double second) {
        Checks.probability("first", first);
        Checks.probability("second", second);
        double ratio = first / second;
        double away = Math.max(ratio, 1 / ratio);
        return Double.isFinite(away) ? OptionalDouble.of(of(away)) : OptionalDouble.empty();
    }
}
