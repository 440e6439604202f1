package dev.evenhand.bot.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled sample shop and its hand-written test sets promise to everything built on them. */
class SampleShopFilesTest {

    private static final Set<String> TOPICS =
            Set.of("orders", "delivery", "returns", "payment", "account", "warranty", "privacy", "products", "company");

    private static final Set<String> SMALL_TALK =
            Set.of("greeting", "thanks", "goodbye", "are_you_a_bot", "here", "person", "complaint", "none");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyArticleIsComplete(String locale) {
        assertThat(articles(locale)).hasSizeGreaterThanOrEqualTo(60).allSatisfy(article -> {
            assertThat(article.getString("id")).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(article.getString("locale")).isEqualTo(locale);
            assertThat(article.getString("topic")).isIn(TOPICS);
            assertThat(article.getString("title")).isNotBlank();
            assertThat(article.getString("answer")).isNotBlank();
            assertThat(questions(article)).hasSizeGreaterThanOrEqualTo(6).noneMatch(String::isBlank);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noIdAndNoQuestionStandsTwice(String locale) {
        assertThat(articles(locale))
                .extracting(article -> article.getString("id"))
                .doesNotHaveDuplicates();
        assertThat(articles(locale).stream().flatMap(article -> questions(article).stream()))
                .extracting(SampleShopFilesTest::lettersOnly)
                .doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesHoldTheSameArticles() {
        assertThat(shape("zh")).isEqualTo(shape("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theTestSetAsksForEveryArticleAndForNoUnknownOne(String locale) {
        Set<String> labels = labels(locale + "-questions.csv");
        assertThat(labels).containsAll(shape(locale).keySet()).contains("none");
        labels.removeAll(shape(locale).keySet());
        assertThat(labels).containsExactly("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void noSentenceOfTheTestSetIsCopiedFromAnArticle(String locale) {
        List<String> known = articles(locale).stream()
                .flatMap(article -> questions(article).stream())
                .map(SampleShopFilesTest::lettersOnly)
                .toList();
        assertThat(rows(locale + "-questions.csv"))
                .hasSizeGreaterThanOrEqualTo(160)
                .extracting(row -> lettersOnly(row.substring(row.indexOf(',') + 1, row.lastIndexOf(','))))
                .doesNotContainAnyElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theTestSetNamesTheKindOfEveryQuestion(String locale) {
        assertThat(rows(locale + "-questions.csv"))
                .extracting(row -> row.substring(0, row.indexOf(',')))
                .contains("paraphrase", "misspelt", "mixed script", "out of scope")
                .allMatch(Set.of("paraphrase", "misspelt", "mixed script", "out of scope")::contains);
    }

    @Test
    void smallTalkHasEveryKind() {
        assertThat(labels("small-talk.csv")).isEqualTo(SMALL_TALK);
    }

    private static Map<String, String> shape(String locale) {
        return articles(locale).stream()
                .collect(toMap(
                        article -> article.getString("id"),
                        article -> article.getString("topic") + " " + article.getBoolean("handoff")));
    }

    private static List<JsonObject> articles(String locale) {
        JsonArray articles = new JsonObject(text("/sample-shop/" + locale + ".json")).getJsonArray("articles");
        return articles.stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> questions(JsonObject article) {
        return article.getJsonArray("questions").stream()
                .map(String.class::cast)
                .toList();
    }

    private static Set<String> labels(String file) {
        return rows(file).stream()
                .map(row -> row.substring(row.lastIndexOf(',') + 1))
                .collect(Collectors.toSet());
    }

    private static List<String> rows(String file) {
        Stream<String> lines = text("/" + file).lines();
        return lines.skip(1).toList();
    }

    private static String lettersOnly(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String text(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(SampleShopFilesTest.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
