package dev.evenhand.bot.language;

import java.util.Locale;
import java.util.Optional;

/**
 * Tells that a message is in a language other than English and Chinese, by its script or, in Latin letters, by a detector
 * that has a second witness.
 *
 * <p>It is silent rather than wrong: short, misspelt and mixed messages count as English or Chinese.
 */
public final class ForeignLanguage {

    private ForeignLanguage() {}

    /** The language, such as {@code fr}; empty for English, Chinese, and whatever cannot be told for sure. */
    public static Optional<Locale> of(String text) {
        var script = Scripts.foreign(text);
        return (script.isPresent() ? script : LatinLetters.foreign(text)).map(Locale::forLanguageTag);
    }
}
