package dev.evenhand.bot.knowledge;

/**
 * Something wrong, or worth a look, with one entry.
 *
 * @param index of the entry, counted from 0 (in a file of lines: of the line's record)
 * @param field such as {@code questions[3]}; empty when it is about the whole entry
 * @param message one sentence a person can act on
 */
public record Finding(int index, String field, String message) {}
