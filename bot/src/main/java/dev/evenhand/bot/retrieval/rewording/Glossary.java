package dev.evenhand.bot.retrieval.rewording;

import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.features.Asked;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts common words of the other script into the language of the phrases, in messages that hold both: "我的 order 到哪了" is
 * asked as "我的订单到哪了". A sentence model of one language makes little of the other's words, and they are mostly the
 * ones that tell what is asked.
 *
 * <p>Of the words for one meaning the one is taken that is in most phrases. What the phrases themselves have from the other
 * script, such as a brand or "App", stays; so does what the glossary does not have.
 */
public final class Glossary {

    private static final Pattern BLANKS_INSIDE_CHINESE =
            Pattern.compile("(?<=\\p{IsIdeographic})\\s+(?=\\p{IsIdeographic})");

    /** Chinese forms of one meaning, by each English one; the most usual first. */
    private static final Map<String, List<String>> CHINESE = new HashMap<>();

    private static final Map<String, List<String>> ENGLISH = new HashMap<>();
    private static final Pattern ENGLISH_FORMS;
    private static final Pattern CHINESE_FORMS;

    static {
        meanings().forEach(Glossary::take);
        ENGLISH_FORMS = Pattern.compile(
                "(?<![a-z])(?:" + longestFirst(CHINESE.keySet()) + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
        CHINESE_FORMS = Pattern.compile(longestFirst(ENGLISH.keySet()));
    }

    private final Language language;
    /** In how many phrases a word is. */
    private final Map<String, Integer> phrases = new HashMap<>();

    private Glossary(Language language, List<Asked> phrases) {
        this.language = language;
        phrases.forEach(
                phrase -> Set.copyOf(phrase.words()).forEach(word -> this.phrases.merge(word, 1, Integer::sum)));
    }

    /** For phrases of a language. */
    static Glossary of(Language language, List<Asked> phrases) {
        return new Glossary(language, phrases);
    }

    /** What a term is called in the other script, the most usual first; empty where the glossary does not have it. */
    public static List<String> translations(String term) {
        var folded = Language.fold(term);
        return CHINESE.getOrDefault(folded, ENGLISH.getOrDefault(folded, List.of()));
    }

    /** The message in one language as far as its words are known; the same where it holds one script alone. */
    String of(String message) {
        if (!Language.mixed(message)) {
            return message;
        }
        if (language == Language.ENGLISH) {
            return CHINESE_FORMS.matcher(message).replaceAll(found -> meant(found, ENGLISH, " "));
        }
        var chinese = ENGLISH_FORMS.matcher(message).replaceAll(found -> meant(found, CHINESE, ""));
        return BLANKS_INSIDE_CHINESE.matcher(chinese).replaceAll("");
    }

    private String meant(MatchResult found, Map<String, List<String>> forms, String around) {
        var word = found.group().toLowerCase(Locale.ROOT);
        if (inPhrases(word) > 0) {
            return Matcher.quoteReplacement(found.group());
        }
        var meant = Objects.requireNonNull(forms.get(word)).stream()
                .reduce((one, other) -> inPhrases(other) > inPhrases(one) ? other : one)
                .orElseThrow();
        return around + meant + around;
    }

    /** In how many phrases a form can be. */
    private int inPhrases(String form) {
        return language.words(form).stream()
                .mapToInt(word -> phrases.getOrDefault(word, 0))
                .min()
                .orElse(0);
    }

    private static void take(String meaning) {
        var sides = meaning.split(" = ", 2);
        var english = List.of(sides[0].split(", "));
        var chinese = List.of(sides[1].split(", "));
        english.forEach(form -> CHINESE.put(form, chinese));
        chinese.forEach(form -> ENGLISH.put(form, english));
    }

    private static String longestFirst(Set<String> forms) {
        return forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static List<String> meanings() {
        var in = Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.txt"), "glossary.txt");
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("glossary.txt cannot be read", e);
        }
    }
}
