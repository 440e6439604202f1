package dev.evenhand.bot.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Where in somebody's file an entry stands.
 *
 * @param index counted from 0
 * @param entry its own file in a folder; null in a file of many entries
 * @param line on which it begins, counted from 1; null where nobody knows
 */
public record Place(int index, @Nullable String entry, @Nullable Integer line) {

    /** Only its number is known. */
    public static Place of(int index) {
        return new Place(index, null, null);
    }

    /** On a line of the one file. */
    public static Place at(int index, int line) {
        return new Place(index, null, line);
    }

    public Finding finding(String field, String message) {
        return new Finding(index, entry, line, field, message);
    }

    /** In words, for the author of another entry. */
    String named() {
        if (entry != null) {
            return "in " + entry;
        }
        return line == null ? "at index " + index : "on line " + line;
    }
}
