package dev.evenhand.metrics.statistics;

import java.util.List;

/**
 * MOVER, the method of variance estimates recovery: the interval of a weighted sum from the intervals of its parts.
 *
 * <p>{@code L = ΣWp − √ΣW²(p−l)²}, {@code U = ΣWp + √ΣW²(u−p)²}; in a difference the second arm's ends change places.
 * It keeps the asymmetry of Wilson's limits that a normal approximation loses. G. Y. Zou, A. Donner, Statistics in
 * Medicine 27 (2008) 1693. Parts must be independent; nothing is clipped.
 */
public final class Mover {
    private Mover() {}

    /**
     * The weighted sum with its interval.
     *
     * @throws IllegalArgumentException if there are not as many weights as parts
     */
    public static Interval sum(double[] weights, List<Interval> parts) {
        Checks.that(weights.length == parts.size(), "weights must be as many as parts", weights.length);
        double value = 0;
        double below = 0;
        double above = 0;
        for (int s = 0; s < weights.length; s++) {
            Interval part = parts.get(s);
            value += weights[s] * part.value();
            below += square(weights[s] * (part.value() - part.low()));
            above += square(weights[s] * (part.high() - part.value()));
        }
        return new Interval(value, value - Math.sqrt(below), value + Math.sqrt(above));
    }

    /** Weighted sum of the first parts minus that of the second, under the same weights. */
    public static Interval difference(double[] weights, List<Interval> first, List<Interval> second) {
        Interval one = sum(weights, first);
        Interval two = sum(weights, second);
        double value = one.value() - two.value();
        double below = Math.hypot(one.value() - one.low(), two.high() - two.value());
        double above = Math.hypot(one.high() - one.value(), two.value() - two.low());
        return new Interval(value, value - below, value + above);
    }

    private static double square(double x) {
        return x * x;
    }
}
