package dev.evenhand.bot.knowledge;

import dev.evenhand.handoff.conversation.Texts;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Texts brought to one form, so that the same words compare equal however they were typed. */
public final class PlainText {

    private static final int LONGEST_SLUG = 80;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Line breaks and tabs are seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

    private PlainText() {}

    /** Where control characters stand in a text, counted as {@link String#length()} counts; they are never shown. */
    static IntStream unseen(String text) {
        return UNSEEN.matcher(text).results().mapToInt(MatchResult::start);
    }

    /** The text without its control characters, which no article may hold. */
    public static String seen(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }

    /** Small letters and digits, one blank between words, full-width forms made plain. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(plain).replaceAll(" ").strip();
    }

    /** The same with hyphens between the words, as an id is made of a question; empty where there is no letter in it. */
    public static String slug(String text) {
        return Texts.cut(folded(text).replace(' ', '-'), LONGEST_SLUG);
    }
}
