package dev.evenhand.bot.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts brought to one form, so that the same words compare equal however they were typed. */
public final class PlainText {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private PlainText() {}

    /** Small letters and digits, one blank between words, full-width forms made plain. */
    public static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(plain).replaceAll(" ").strip();
    }
}
