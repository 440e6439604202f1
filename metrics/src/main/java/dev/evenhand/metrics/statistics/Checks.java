package dev.evenhand.metrics.statistics;

/** Refuses arguments no method here can mean anything by, naming the argument and the value. */
final class Checks {
    private Checks() {}

    static void that(boolean holds, String rule, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + found);
        }
    }

    static void finite(String name, double value) {
        that(Double.isFinite(value), name + " must be finite", value);
    }

    static void positive(String name, double value) {
        that(Double.isFinite(value) && value > 0, name + " must be above 0", value);
    }

    static void notNegative(String name, double value) {
        that(Double.isFinite(value) && value >= 0, name + " must not be negative", value);
    }

    static void probability(String name, double value) {
        that(value >= 0 && value <= 1, name + " must lie in [0, 1]", value);
    }

    /** A probability that neither forbids nor forces: one can divide by it and by its complement. */
    static void openProbability(String name, double value) {
        that(value > 0 && value < 1, name + " must lie strictly between 0 and 1", value);
    }
}
