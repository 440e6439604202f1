package dev.evenhand.metrics.outcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words of content, discontent and complaint, English and Chinese, from {@code tone.words}.
 *
 * <p>A denied good word ("not happy", 不满意) is a bad one, a denied bad one ("no problem", 没问题) is a good one; the
 * file lists those that need it. English counts as whole words, Chinese wherever it stands.
 */
final class ToneWords {
    private static final int LISTENED = 4_000;
    private static final Map<String, Pattern> SECTIONS = read();

    private ToneWords() {}

    /** {@code (good − bad) / (good + bad + 1)}: 0 without such words, never quite −1 or 1. */
    static double sentiment(String text) {
        String folded = folded(text);
        String rest = section("good").matcher(folded).replaceAll(" ");
        long good = section("good").matcher(folded).results().count();
        long bad = section("bad").matcher(rest).results().count();
        return (good - bad) / (good + bad + 1.0);
    }

    /** Whether the customer announces or makes a complaint, in so many words. */
    static boolean complains(String text) {
        return section("complaint").matcher(folded(text)).find();
    }

    private static Pattern section(String name) {
        Pattern words = SECTIONS.get(name);
        if (words == null) {
            throw new IllegalStateException("tone.words has no section " + name);
        }
        return words;
    }

    private static String folded(String text) {
        String listened = text.length() > LISTENED ? text.substring(0, LISTENED) : text;
        return Normalizer.normalize(listened, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
    }

    private static Map<String, Pattern> read() {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> open = new ArrayList<>();
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                open = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                open.add(line.codePointAt(0) < 0x2E80 ? "(?<![\\p{L}'])(?:" + line + ")(?![\\p{L}'])" : line);
            }
        }
        Map<String, Pattern> patterns = new HashMap<>();
        sections.forEach((name, lines) -> patterns.put(name, Pattern.compile(String.join("|", lines))));
        return patterns;
    }

    private static String text() {
        try (InputStream in = ToneWords.class.getResourceAsStream("tone.words")) {
            if (in == null) {
                throw new IllegalStateException("tone.words is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
