package dev.evenhand.metrics.definition;

/**
 * One label or state: its rule in SQL over a row of facts, and the same rule in words.
 *
 * @param name of the label (a column) or of the state
 * @param sql an expression over the columns of {@code outcome}, the parameters {@code span} and {@code as_of}, and
 *     labels listed before it
 * @param english the exact rule for a reader
 * @param chinese the same
 */
public record Rule(String name, String sql, String english, String chinese) {}
