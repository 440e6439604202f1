package dev.evenhand.bot.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArticleFormatTest {

    @Test
    void anArticleIsReadAsItWasWritten() {
        var reading = read(
                ArticleFormat.JSON,
                """
                {"articles":[{"id":"a","locale":"en","topic":"t","title":"T","questions":["q"],"answer":"A","handoff":true,
                "validFrom":"2026-01-31","sources":["https://shop.example"]}]}
                """);
        assertThat(reading.errors()).isEmpty();
        var article = reading.articles().get(0);
        var written = ArticleJson.write(article).encode();
        assertThat(read(ArticleFormat.JSON_LINES, written).articles()).containsExactly(article);
    }

    @Test
    void everyFaultOfFormIsNamedWithItsPlace() {
        var reading = read(
                ArticleFormat.JSON,
                "[{\"id\":1}, 7, {\"id\":\"a\",\"questions\":\"q\"}, {\"colour\":\"red\",\"validTo\":\"soon\"}]");
        assertThat(reading.errors())
                .extracting(finding -> finding.index() + " " + finding.field())
                .containsExactly("0 id", "1 ", "2 questions", "3 colour", "3 validTo");
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithAdvice() {
        var reading = ArticleFormat.JSON.read("[\"caf\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reading.errors()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("UTF-8"));
    }

    @Test
    void linesOfATableWithOneIdMakeOneArticle() {
        var reading = read(
                ArticleFormat.CSV, "id,question,answer\nrefund,\"Money back, please\",In 5 days\nrefund,refund?,\n");
        assertThat(reading.articles()).singleElement().satisfies(article -> {
            assertThat(article.questions()).containsExactly("Money back, please", "refund?");
            assertThat(article.answer()).isEqualTo("In 5 days");
        });
    }

    private static Reading read(ArticleFormat format, String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
