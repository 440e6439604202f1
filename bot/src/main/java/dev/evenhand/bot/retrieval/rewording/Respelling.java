package dev.evenhand.bot.retrieval.rewording;

import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.features.Asked;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * Puts the knowledge base's own word where a message has it misspelt: a sentence model breaks "delivry" into pieces that
 * mean nothing to it, and the one word that tells what is asked is lost.
 *
 * <p>Only what neither a phrase nor the sentence model has is taken for misspelt, so that a real word which the articles
 * do not use ("mend") never becomes one they do ("mind"). A word is near at one edit or swap of neighbours (Damerau), from
 * {@value #LONG} letters on at two, and begins alike; of {@value #SHORT} letters none may be another. Of several the one
 * in most phrases is taken.
 */
final class Respelling {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /** Fewer letters are not enough to tell what was meant. */
    private static final int SHORT = 4;

    private static final int LONG = 9;
    /** A message with more words that nobody knows is not misspelt but of another kind; it also bounds the work. */
    private static final int MOST_UNKNOWN = 8;

    private final Encoder encoder;
    /** In how many phrases a word is. */
    private final NavigableMap<String, Integer> phrases = new TreeMap<>();

    private Respelling(Encoder encoder, List<Asked> phrases) {
        this.encoder = encoder;
        phrases.forEach(
                phrase -> new HashSet<>(phrase.words()).forEach(word -> this.phrases.merge(word, 1, Integer::sum)));
    }

    /** By the words of some phrases; of none nothing is changed. */
    static Respelling of(Encoder encoder, List<Asked> phrases) {
        return new Respelling(encoder, phrases);
    }

    /** The message with what is misspelt put right; the same where nothing is. */
    String of(String message) {
        var words = WORD.matcher(message);
        return phrases.isEmpty() || words.results().filter(this::unknown).count() > MOST_UNKNOWN
                ? message
                : words.replaceAll(
                        found -> Matcher.quoteReplacement(meant(found).orElse(found.group())));
    }

    private boolean unknown(MatchResult found) {
        var word = word(found);
        return word.length() >= SHORT && !phrases.containsKey(word) && !encoder.knows(word);
    }

    private static String word(MatchResult found) {
        return found.group().toLowerCase(Locale.ROOT);
    }

    private Optional<String> meant(MatchResult found) {
        if (!unknown(found)) {
            return Optional.empty();
        }
        var word = word(found);
        var once = nearest(word, 1);
        return once.isEmpty() && word.length() >= LONG ? nearest(word, 2) : once;
    }

    private Optional<String> nearest(String word, int edits) {
        var near = new CharacterRunAutomaton(new LevenshteinAutomata(word, true).toAutomaton(edits));
        var first = word.substring(0, 1);
        return phrases.subMap(first, true, first + Character.MAX_VALUE, false).keySet().stream()
                .filter(known -> known.length() >= SHORT && near.run(known))
                .filter(known -> word.length() > SHORT || !otherLetter(word, known))
                .max(Comparator.<String>comparingInt(known -> phrases.getOrDefault(known, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether words of equal length are not made of the same letters. */
    private static boolean otherLetter(String one, String other) {
        return one.length() == other.length() && !sorted(one).equals(sorted(other));
    }

    private static List<Integer> sorted(String word) {
        return word.chars().sorted().boxed().toList();
    }
}
