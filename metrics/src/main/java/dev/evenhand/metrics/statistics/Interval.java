package dev.evenhand.metrics.statistics;

/**
 * A value with the ends of its 95 % interval, all finite, {@code low <= high}.
 *
 * <p>The value usually lies inside; a bootstrap interval may leave its own estimate out, so that is not demanded.
 *
 * <p>Refused with an {@link IllegalArgumentException} if a component is not finite or the ends are crossed.
 */
public record Interval(double value, double low, double high) {
    public Interval {
        Checks.finite("value", value);
        Checks.finite("low", low);
        Checks.finite("high", high);
        if (low > high) {
            throw new IllegalArgumentException("low must not exceed high " + high + ", but was " + low);
        }
    }

    /** The interval {@code value ± margin}. */
    public static Interval around(double value, double margin) {
        return new Interval(value, value - margin, value + margin);
    }

    /** How far apart the ends are. */
    public double width() {
        return high - low;
    }

    /** Whether {@code x} lies between the ends, ends included. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }

    /** Whether the sign is settled: zero lies strictly outside. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }

    /** The same interval seen from the other arm. */
    public Interval negated() {
        return new Interval(-value, -high, -low);
    }

    /**
     * Value and ends pulled into {@code [floor, ceiling]}: a rate cannot leave [0, 1], a difference of rates [−1, 1].
     */
    public Interval clipped(double floor, double ceiling) {
        return new Interval(
                Math.min(ceiling, Math.max(floor, value)),
                Math.min(ceiling, Math.max(floor, low)),
                Math.min(ceiling, Math.max(floor, high)));
    }
}
