package dev.evenhand.metrics.report.answer;

import dev.evenhand.metrics.statistics.Interval;

/** Bot first minus people first, with its interval. */
public record Difference(double value, double low, double high) {
    public static Difference of(Interval interval) {
        return new Difference(interval.value(), interval.low(), interval.high());
    }

    public Interval interval() {
        return new Interval(value, low, high);
    }
}
