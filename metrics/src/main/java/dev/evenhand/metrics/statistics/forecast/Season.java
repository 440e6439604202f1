package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;

/**
 * How a series repeats itself.
 *
 * @param period observations a season (7 for days of the week, 168 for its hours), at least 2
 */
public record Season(int period, Kind kind) {
    /** Whether a season's ups and downs are so many contacts, or so many per cent of the level. */
    public enum Kind {
        /** So many contacts. Any values. */
        ADDITIVE,
        /** So many per cent. Values above 0 only. */
        MULTIPLICATIVE
    }

    public Season {
        Checks.that(period >= 2, "period must be at least 2", period);
    }

    double join(double level, double seasonal) {
        return kind == Kind.ADDITIVE ? level + seasonal : level * seasonal;
    }

    double remove(double value, double part) {
        return kind == Kind.ADDITIVE ? value - part : value / part;
    }
}
