package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Measure;
import dev.evenhand.bot.question.Names;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sentences of an article that say what a follow-up asks for: "And Norway?" after an article that says what holds
 * for Norway, "how much?" after one that gives a price. Only where they name all of it, and in figures where figures are
 * asked for; a likeness of words would be a guess.
 */
final class Quote {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？；])|\\n+");
    private static final Pattern MARKS = Pattern.compile("^[-*\\s]+|\\*\\*");

    /** That a matter drags on, and what then. */
    private static final Pattern STILL = Pattern.compile(
            "(?i)\\bstill (?:not|fails|missing)|\\bif it (?:fails|takes longer)" + "|还没|还是|仍然|修不好|超过 ?\\d");

    /** Words that tell no sentence from another. */
    private static final Set<String> EVERYWHERE = Set.of(
            "the", "for", "does", "how", "and", "what", "that", "this", "they", "are", "will", "can", "you", "much");

    private static final Pattern HAN_EVERYWHERE = Pattern.compile("[吗呢的了吧啊呀么多久少几天是我你会要能可以在有到]");

    private static final int SHORTEST = 3;

    private Quote() {}

    /** What an article says on a question that names something new after the one before, or asks for a figure. */
    static Optional<String> of(Article article, String question, String before) {
        var measure = Measure.of(question);
        var asked = Names.of(measure.map(kind -> kind.without(question)).orElse(question)).stream()
                .filter(name -> !Names.in(before, name)
                        && (measure.isEmpty()
                                || name.length() > 1
                                || !HAN_EVERYWHERE.matcher(name).matches()))
                .toList();
        if (asked.isEmpty() && measure.isEmpty()) {
            return Optional.empty();
        }
        var sentences = sentences(article);
        boolean all =
                asked.stream().allMatch(name -> sentences.stream().anyMatch(sentence -> Names.in(sentence, name)));
        var naming = sentences.stream()
                .filter(sentence -> asked.isEmpty() || asked.stream().anyMatch(name -> Names.in(sentence, name)))
                .filter(sentence -> measure.isEmpty() || measure.get().in(sentence))
                .toList();
        return all ? joined(measure.isPresent() ? likest(naming, question) : naming) : Optional.empty();
    }

    /** What an article says for when all it says before has not helped. */
    static Optional<String> still(Article article) {
        return joined(sentences(article).stream()
                .filter(sentence -> STILL.matcher(sentence).find())
                .toList());
    }

    private static Optional<String> joined(Collection<String> sentences) {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static List<String> sentences(Article article) {
        return SENTENCE_END
                .splitAsStream(article.answer())
                .map(sentence -> MARKS.matcher(sentence).replaceAll("").strip())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Of sentences that all give a figure those that have most words of the question. */
    private static List<String> likest(List<String> sentences, String question) {
        var words = words(question);
        long most = sentences.stream()
                .mapToLong(sentence -> common(sentence, words))
                .max()
                .orElse(0);
        return sentences.stream()
                .filter(sentence -> common(sentence, words) == most)
                .toList();
    }

    private static long common(String sentence, List<String> words) {
        return words.stream().filter(word -> Names.in(sentence, word)).count();
    }

    private static List<String> words(String question) {
        return Language.of(question) == Language.CHINESE
                ? HAN_EVERYWHERE
                        .matcher(question)
                        .replaceAll("")
                        .chars()
                        .mapToObj(Character::toString)
                        .filter(character -> Language.of(character) == Language.CHINESE)
                        .toList()
                : Language.ENGLISH.words(question).stream()
                        .filter(word -> word.length() >= SHORTEST && !EVERYWHERE.contains(word))
                        .toList();
    }
}
