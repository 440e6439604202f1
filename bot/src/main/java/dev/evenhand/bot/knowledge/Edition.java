package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Reputation;
import dev.evenhand.bot.retrieval.calibration.Calibration;
import dev.evenhand.bot.retrieval.calibration.Promise;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What serves at one moment: articles and the indexes made of exactly them.
 *
 * @param number of the catalogue it was made from
 * @param articles in the order of the catalogue
 * @param exact articles by their own words
 * @param policy by which it decides
 * @param calibrated whether every threshold was learned from these articles under this policy, not from what was before
 */
public record Edition(
        long number,
        Map<Article.Key, Article> articles,
        Map<Language, Index> indexes,
        ExactWords exact,
        AnswerPolicy policy,
        boolean calibrated) {

    static final Edition EMPTY =
            new Edition(0, Map.of(), Map.of(), ExactWords.of(List.of()), AnswerPolicy.of(Settings.DEFAULT), true);

    public Edition {
        articles = Collections.unmodifiableMap(new LinkedHashMap<>(articles));
        indexes = Map.copyOf(indexes);
    }

    /** The same under what people said of its articles. */
    Edition with(Map<Language, Reputation> reputations) {
        var heard = indexes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .withReputation(reputations.getOrDefault(entry.getKey(), Reputation.NONE))));
        return new Edition(number, articles, heard, exact, policy, calibrated);
    }

    public String version() {
        return Catalogue.name(number);
    }

    /** An article of a language. */
    public Optional<Article> article(Language language, String id) {
        return Optional.ofNullable(articles.get(new Article.Key(id, locale(language))));
    }

    /** What serves, by locale. */
    Map<String, Shelf> shelves() {
        return shelves(Index::calibration);
    }

    /** What would serve under other calibrations. */
    Map<String, Shelf> shelves(Function<Index, Calibration> calibrations) {
        return indexes.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> locale(entry.getKey()),
                        entry -> shelf(
                                entry.getKey(),
                                calibrations.apply(entry.getValue()).promise())));
    }

    private Shelf shelf(Language language, Promise promise) {
        var own = articles.values().stream()
                .filter(article -> article.locale().equals(locale(language)))
                .toList();
        return new Shelf(
                own.size(),
                own.stream().mapToInt(article -> article.questions().size()).sum(),
                promise.threshold(),
                promise.coverage(),
                promise.coverageLow(),
                promise.coverageHigh());
    }

    public static String locale(Language language) {
        return language == Language.CHINESE ? "zh" : "en";
    }

    public static Language language(String locale) {
        return locale.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
    }
}
