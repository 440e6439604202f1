package dev.evenhand.web.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What problems say, in the language that was asked for: sentences are written in English where they arise, and those we know
 * are put into Chinese at the door. What we do not know stays English.
 */
public final class Translation {
    private static final String ARROW = " => ";
    private static final String COLON = ": ";
    private static final Pattern PLACE = Pattern.compile("\\{([1-9])}");
    private static final Translation ENGLISH = new Translation(List.of());
    private static final Translation CHINESE = new Translation(read("problems.zh"));

    private final List<Sentence> sentences;

    /** A sentence with places for what it names, and the other language's with the same by number. */
    private record Sentence(Pattern english, String other) {
        static Sentence of(String line) {
            int arrow = line.indexOf(ARROW);
            var parts = line.substring(0, arrow).split("\\{}", -1);
            var english = Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining("(.*?)"));
            return new Sentence(Pattern.compile(english, Pattern.DOTALL), line.substring(arrow + ARROW.length()));
        }

        /** Empty for another sentence; what it names is put in as it is. */
        Optional<String> said(String sentence) {
            var found = english.matcher(sentence);
            return found.matches()
                    ? Optional.of(PLACE.matcher(other)
                            .replaceAll(place -> Matcher.quoteReplacement(found.group(number(place)))))
                    : Optional.empty();
        }

        private static int number(MatchResult place) {
            return Integer.parseInt(place.group(1));
        }
    }

    private Translation(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /** By the value of an Accept-Language header. */
    public static Translation into(@Nullable String accepted) {
        return accepted != null && accepted.strip().regionMatches(true, 0, "zh", 0, 2) ? CHINESE : ENGLISH;
    }

    /** A whole sentence, or one behind a name and a colon: such as a file's. */
    public String of(String sentence) {
        return known(sentence).or(() -> behindName(sentence)).orElse(sentence);
    }

    private Optional<String> known(String sentence) {
        return sentences.stream()
                .flatMap(known -> known.said(sentence).stream())
                .findFirst();
    }

    private Optional<String> behindName(String sentence) {
        int colon = sentence.indexOf(COLON);
        return colon < 0
                ? Optional.empty()
                : known(sentence.substring(colon + COLON.length()))
                        .map(said -> sentence.substring(0, colon) + "：" + said);
    }

    private static List<Sentence> read(String name) {
        var in = Objects.requireNonNull(Translation.class.getResourceAsStream(name), name);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sentence::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
