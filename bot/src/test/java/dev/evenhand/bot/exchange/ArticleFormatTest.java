package dev.evenhand.bot.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;question;answer\nrefund;\"Money back, please; soon\";In 5 days, mostly\n",
                "id\tquestion\tanswer\nrefund\tMoney back, please; soon\tIn 5 days, mostly\n"
            })
    void aTableMayBePartedAsASpreadsheetPartsIt(String table) {
        var reading = read(ArticleFormat.CSV, table);
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.articles()).singleElement().satisfies(article -> {
            assertThat(article.questions()).containsExactly("Money back, please; soon");
            assertThat(article.answer()).isEqualTo("In 5 days, mostly");
        });
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWhereItBegins() {
        var reading = read(ArticleFormat.CSV, "id,question,answer\na,how?,so\nb,\"why?,so\nc,when?,now\n");
        assertThat(reading.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(3);
            assertThat(finding.message()).contains("not closed");
        });
    }

    @Test
    void aColumnThatStandsTwiceIsNamed() {
        assertThat(read(ArticleFormat.CSV, "id,question,Question,answer\na,how?,why?,so\n")
                        .errors())
                .extracting(Finding::message)
                .containsExactly("The column \"question\" stands twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "GBK"})
    void aTableInAnotherEncodingIsCalledThat(String encoding) {
        var table = "id,question,answer\na,怎么退货,七天内\n".getBytes(Charset.forName(encoding));
        assertThat(ArticleFormat.CSV.read(table).errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("UTF-8"));
    }

    @Test
    void aFolderThatWasCutOffIsRefusedWhole() {
        var article = "---\nquestions: [how]\n---\n# T\n\nSo.\n";
        var zip = ZipFolder.write(Map.of("a.md", article, "b.md", article));
        assertThat(ArticleFormat.MARKDOWN.read(zip).articles()).hasSize(2);
        for (int length = zip.length - 1; length > 0; length--) {
            assertThat(ArticleFormat.MARKDOWN.read(Arrays.copyOf(zip, length)).errors())
                    .as("%s bytes", length)
                    .isNotEmpty();
        }
    }

    private static Reading read(ArticleFormat format, String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
