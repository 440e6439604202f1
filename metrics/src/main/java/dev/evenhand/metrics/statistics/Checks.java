package dev.evenhand.metrics.statistics;

/** Refuses arguments no method here can mean anything by, naming the argument and the value. */
public final class Checks {
    private Checks() {}

    public static void that(boolean holds, String rule, Object found) {
        if (!holds) {
            throw refused(rule, found);
        }
    }

    /** Written only where it is refused: a report checks tens of thousands of numbers. */
    private static IllegalArgumentException refused(String rule, Object found) {
        return new IllegalArgumentException(rule + ", but was " + found);
    }

    public static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw refused(name + " must be finite", value);
        }
    }

    public static void positive(String name, double value) {
        if (!(Double.isFinite(value) && value > 0)) {
            throw refused(name + " must be above 0", value);
        }
    }

    public static void notNegative(String name, double value) {
        if (!(Double.isFinite(value) && value >= 0)) {
            throw refused(name + " must not be negative", value);
        }
    }

    public static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw refused(name + " must lie in [0, 1]", value);
        }
    }

    /** A probability that neither forbids nor forces: one can divide by it and by its complement. */
    public static void openProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw refused(name + " must lie strictly between 0 and 1", value);
        }
    }
}
