package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Interval;

/** Bot first minus people first, with its interval. */
public record Difference(double value, double low, double high) {
    static Difference of(Interval interval) {
        return new Difference(interval.value(), interval.low(), interval.high());
    }

    Interval interval() {
        return new Interval(value, low, high);
    }
}
