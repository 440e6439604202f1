package dev.evenhand.bot.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks a knowledge base about other things in its own sentences: "how do I close my account" becomes "how do I close my
 * orchestra". A telling word of a phrase gives way to one that no phrase has, and then no article answers.
 *
 * <p>Hidden articles alone cannot teach that, since what is left speaks of the same things in the same words.
 */
final class Substitution {

    /** Shorter words, and those in more than this share of the phrases, seldom say what a phrase is about. */
    private static final double COMMON = 0.05;

    private static final int SHORT = 4;
    private static final Pattern GAPS = Pattern.compile("[^a-z]+");

    private final List<String> foreign;
    private final Map<String, Integer> phrasesWith = new HashMap<>();
    private final int phrases;
    private final Random random;

    /**
     * Of some phrases.
     *
     * @param words real ones, of which those are taken that no phrase has
     */
    Substitution(List<String> phrases, List<String> words) {
        for (String phrase : phrases) {
            Set.copyOf(wordsOf(phrase)).forEach(word -> phrasesWith.merge(word, 1, Integer::sum));
        }
        this.foreign =
                words.stream().filter(word -> !phrasesWith.containsKey(word)).toList();
        this.phrases = phrases.size();
        this.random = new Random(phrases.size());
    }

    /** A phrase with a telling word exchanged, in small letters; the phrase itself where it has none. */
    String of(String phrase) {
        var telling = new ArrayList<String>();
        for (String word : new HashSet<>(wordsOf(phrase))) {
            if (word.length() >= SHORT && phrasesWith.getOrDefault(word, 0) <= COMMON * phrases) {
                telling.add(word);
            }
        }
        if (telling.isEmpty() || foreign.isEmpty()) {
            return phrase;
        }
        telling.sort(null);
        String word = telling.get(random.nextInt(telling.size()));
        String other = foreign.get(random.nextInt(foreign.size()));
        return phrase.toLowerCase(Locale.ROOT).replaceAll("\\b" + word + "\\b", other);
    }

    private static List<String> wordsOf(String phrase) {
        return GAPS.splitAsStream(phrase.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
