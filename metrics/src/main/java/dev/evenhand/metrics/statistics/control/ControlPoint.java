package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;

/**
 * One period on a control chart.
 *
 * @param value what was seen
 * @param low lower control limit
 * @param high upper control limit
 * @param deviation distance from the centre in standard deviations, signed
 */
public record ControlPoint(double value, double low, double high, double deviation) {
    public ControlPoint {
        Checks.finite("value", value);
        Checks.finite("deviation", deviation);
        Checks.that(low <= high, "low must not exceed high " + high, low);
    }

    /** Whether the value lies outside the limits. */
    public boolean out() {
        return value < low || value > high;
    }
}
