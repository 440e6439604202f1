package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Median;

/**
 * A centre and a spread that a few wild days cannot move: the median and the median absolute deviation.
 *
 * <p>{@code MAD = 1.4826 · median|x − median|}, which is σ if the values are normal. F. R. Hampel, J. Am. Stat.
 * Assoc. 69 (1974) 383.
 *
 * @param median the middle value
 * @param mad the scaled deviation, 0 if more than half of the values are the same
 */
public record MedianDeviation(double median, double mad) {
    private static final double NORMAL = 1.4826;

    /**
     * Of at least one value.
     *
     * @throws IllegalArgumentException if there is none or one is not finite
     */
    public static MedianDeviation of(double... values) {
        Checks.that(values.length > 0, "there must be a value, count", values.length);
        double median = Median.withDefaults().evaluate(values);
        Checks.finite("median", median);
        double[] away = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            Checks.finite("value", values[i]);
            away[i] = Math.abs(values[i] - median);
        }
        return new MedianDeviation(median, NORMAL * Median.withDefaults().evaluate(away));
    }

    /** How many deviations {@code value} lies from the median, signed; empty if the deviation is 0. */
    public OptionalDouble deviation(double value) {
        return mad == 0 ? OptionalDouble.empty() : OptionalDouble.of((value - median) / mad);
    }
}
