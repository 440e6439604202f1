package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.question.Topics;
import dev.evenhand.bot.retrieval.Offer;
import dev.evenhand.bot.retrieval.Ranking;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.References;
import dev.evenhand.handoff.conversation.Candidate;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the index of the right language in one edition, for one turn and one thread: what a turn asks more than once, as a
 * whole and as its only question, is looked up once. Milliseconds of computing, for a worker thread.
 */
final class Lookup {

    private final Edition edition;
    private final Clock clock;
    private final Map<Sought, Found> found = new HashMap<>();

    Lookup(Edition edition, Clock clock) {
        this.edition = edition;
        this.clock = clock;
    }

    /** What there is for a text; the locale is where the conversation takes place, or empty. */
    Found find(String text, String locale) {
        return found.computeIfAbsent(new Sought(text, locale), sought -> searched(text, locale));
    }

    private Found searched(String text, String locale) {
        boolean mixed = mixed(text);
        var best = languages(text, locale)
                .filter(edition.indexes()::containsKey)
                .map(language -> searched(language, text))
                // The first language wins a tie.
                .reduce((first, second) -> second.confidence() > first.confidence() ? second : first)
                .orElseGet(() -> new Found(edition, guess(text, locale), List.of(), 1, null));
        return mixed ? best.in(guess(text, locale)) : best;
    }

    /**
     * Up to three articles to read of the topic that a text names and no more; empty where it names none. Those come first
     * for which something speaks, then, a word being little to go by, those with which the shop itself begins.
     */
    List<Candidate> topic(String text, Found found) {
        var now = clock.instant();
        var own = found.edition().articles().values().stream()
                .filter(article -> article.locale().equals(found.locale()))
                .filter(article -> article.validAt(now)
                        && !article.handoff()
                        && !article.topic().isBlank())
                .collect(Collectors.groupingBy(Article::topic));
        return Topics.named(text, own.keySet()).map(own::get).stream()
                .flatMap(List::stream)
                .map(article -> found.candidate(article.id(), article.title()))
                .sorted(Comparator.comparingDouble((Candidate candidate) ->
                                candidate.confidence() < Found.SPEAKS ? 0 : candidate.confidence())
                        .reversed())
                .limit(Offer.MOST)
                .toList();
    }

    /**
     * Chinese script goes to the Chinese articles. Latin script in a Chinese conversation may be either: a product's
     * name, or English; and a message in both scripts may be a sentence of either. Digits alone are of the conversation's.
     * What has no articles in its own language is tried in the other.
     */
    private Stream<Language> languages(String text, String locale) {
        boolean worded = text.codePoints().anyMatch(Character::isLetter);
        var script = worded ? Language.of(text) : guess(text, locale);
        boolean both = mixed(text) || (script == Language.ENGLISH && locale.startsWith("zh"));
        if (both || !edition.indexes().containsKey(script)) {
            return Stream.of(guess(text, locale), other(guess(text, locale)));
        }
        return Stream.of(script);
    }

    /** An address in Latin letters is no word of another language. */
    private static boolean mixed(String text) {
        return Language.mixed(References.without(text));
    }

    private static Language guess(String text, String locale) {
        return locale.isEmpty() ? Language.of(text) : Edition.language(locale);
    }

    private static Language other(Language language) {
        return language == Language.CHINESE ? Language.ENGLISH : Language.CHINESE;
    }

    private Found searched(Language language, String text) {
        var index = edition.indexes().get(language);
        Ranking ranking = index == null ? new Ranking(List.of(), 1) : index.rank(text);
        var now = clock.instant();
        var candidates = ranking.candidates().stream()
                .flatMap(found -> edition
                        .article(language, found.articleId())
                        .filter(article -> article.validAt(now))
                        .map(article -> new Candidate(article.id(), article.title(), found.confidence()))
                        .stream())
                .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
                .toList();
        Article exact = edition.exact()
                .find(Edition.locale(language), text)
                .flatMap(key -> edition.article(language, key.id()))
                .filter(article -> article.validAt(now))
                .orElse(null);
        return new Found(edition, language, candidates, ranking.threshold(), exact);
    }

    private record Sought(String text, String locale) {}
}
