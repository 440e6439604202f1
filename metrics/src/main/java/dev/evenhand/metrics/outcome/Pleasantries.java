package dev.evenhand.metrics.outcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Greetings and holding lines, English and Chinese, from {@code pleasantries.words}: words of a person that answer nothing,
 * as the bot's small talk does not.
 *
 * <p>When in doubt it is an answer: every part between stops must be one of the list.
 */
final class Pleasantries {
    private static final int LONGEST = 240;
    private static final Pattern STOPS = Pattern.compile("[.!?,;:~\\n。！？，；：～…—]+|[\\p{So}\\p{Sk}]+");
    private static final Pattern KNOWN = read();

    private Pleasantries() {}

    /** Whether the text says nothing else. */
    static boolean alone(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).replace('\u2019', '\'');
        return Arrays.stream(STOPS.split(folded))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .allMatch(part -> KNOWN.matcher(part).matches());
    }

    private static Pattern read() {
        try (InputStream in = Pleasantries.class.getResourceAsStream("pleasantries.words")) {
            if (in == null) {
                throw new IllegalStateException("pleasantries.words is missing from the class path");
            }
            String list = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.joining("|"));
            return Pattern.compile(list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
