package dev.evenhand.metrics.rollup;

/**
 * What cells are told apart by.
 *
 * @param name as questions call it: a column of the labelled rows, or one that follows from them
 * @param sql over the labelled rows
 */
public record Dimension(String name, String sql) {
    /** A column of the labelled rows. */
    public static Dimension column(String name) {
        return new Dimension(name, name);
    }

    boolean derived() {
        return !name.equals(sql);
    }
}
