package dev.evenhand.metrics.outcome;

/**
 * Something wrong in a row that was offered.
 *
 * @param line counted from 1
 * @param field path of the fact, empty where the whole line is meant
 * @param message what is wrong and what would be right
 */
public record Fault(long line, String field, String message) {}
