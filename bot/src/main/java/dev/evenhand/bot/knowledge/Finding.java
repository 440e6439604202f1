package dev.evenhand.bot.knowledge;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong, or worth a look, with one entry.
 *
 * @param index of the entry, counted from 0
 * @param entry its file in a folder; null in a file of many entries
 * @param line of the file on which it begins, counted from 1; null where nobody knows
 * @param field such as {@code questions[3]}; empty when it is about the whole entry
 * @param message one sentence a person can act on
 */
public record Finding(int index, @Nullable String entry, @Nullable Integer line, String field, String message) {

    /** Nothing is known of the place but its number. */
    public Finding(int index, String field, String message) {
        this(index, null, null, field, message);
    }

    /** The same in other words, such as another language's. */
    Finding saying(UnaryOperator<String> words) {
        return new Finding(index, entry, line, field, words.apply(message));
    }
}
