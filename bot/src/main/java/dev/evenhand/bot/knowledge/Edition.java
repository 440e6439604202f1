package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What serves at one moment: articles and the indexes made of exactly them.
 *
 * @param number of the catalogue it was made from
 * @param exact articles by their own words
 * @param calibrated whether every threshold was learned from these articles, not from the ones before
 */
public record Edition(
        long number,
        Map<Article.Key, Article> articles,
        Map<Language, Index> indexes,
        ExactWords exact,
        boolean calibrated) {

    static final Edition EMPTY = new Edition(0, Map.of(), Map.of(), ExactWords.of(List.of()), true);

    public Edition {
        articles = Map.copyOf(articles);
        indexes = Map.copyOf(indexes);
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
        return indexes.keySet().stream().collect(Collectors.toMap(Edition::locale, this::shelf));
    }

    private Shelf shelf(Language language) {
        var own = articles.values().stream()
                .filter(article -> article.locale().equals(locale(language)))
                .toList();
        var promise =
                Objects.requireNonNull(indexes.get(language)).calibration().promise();
        return new Shelf(
                own.size(),
                own.stream().mapToInt(article -> article.questions().size()).sum(),
                promise.threshold(),
                promise.coverage());
    }

    public static String locale(Language language) {
        return language == Language.CHINESE ? "zh" : "en";
    }

    public static Language language(String locale) {
        return locale.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
    }
}
