package dev.evenhand.bot.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out comes back in, and what is wrong is named with its place. */
class ExchangeTest {

    private static final Article REFUND = new Article(
            "refund",
            "en",
            "money, back",
            "When is \"the\" refund here?",
            List.of("when do i get my money", "refund, please: how?", "- a dash\nand a line"),
            "In **5** days.\n\n- by card\n- </script> by PayPal",
            true,
            Instant.parse("2026-01-31T00:00:00Z"),
            Instant.parse("2027-01-31T10:00:00Z"),
            List.of("https://shop.example/a", "https://shop.example/b"));
    private static final Article CHINESE =
            new Article("退款", "zh", "退款", "多久退款？", List.of("什么时候退钱"), "五天内。", false, null, null, List.of());

    @ParameterizedTest
    @EnumSource(
            value = ArticleFormat.class,
            names = {"JSON", "JSON_LINES", "CSV", "MARKDOWN"})
    void whatIsWrittenIsReadBack(ArticleFormat format) {
        var reading = format.read(format.write(List.of(REFUND, CHINESE)));
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.articles()).containsExactlyInAnyOrder(REFUND, CHINESE);
    }

    @Test
    void aPageGivesBackWhatAPageCanSay() {
        var reading = ArticleFormat.HTML.read(ArticleFormat.HTML.write(List.of(REFUND, CHINESE)));
        assertThat(reading.articles())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("validFrom", "validTo", "sources")
                .containsExactly(REFUND, CHINESE);
    }

    @Test
    void aMarkdownFileIsCompletedFromItsNameAndHeading() {
        var reading = folder(
                Map.of(
                        "shop/zh/tui.md", "# 怎么退货？\n\n30天内可以。",
                        "late.md",
                                "---\ntopic: delivery\nquestions: [where is it, too late]\nhandoff: always\n---\n# Late\nSorry."));
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.articles())
                .extracting(Article::id, Article::locale, Article::title, Article::answer, Article::handoff)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("tui", "zh", "怎么退货？", "30天内可以。", false),
                        org.assertj.core.groups.Tuple.tuple("late", "en", "Late", "Sorry.", true));
    }

    @Test
    void aFolderKeepsTheOrderOfTheArticles(@TempDir Path folder) throws IOException {
        ArticleFiles.write(folder, List.of(CHINESE, REFUND));
        assertThat(ArticleFiles.read(folder).articles()).containsExactly(CHINESE, REFUND);

        Files.writeString(folder.resolve("en/after.md"), "# After all?\nYes.");
        Files.writeString(folder.resolve("en/between.md"), "---\norder: 15\n---\n# Between?\nYes.");
        assertThat(ArticleFiles.read(folder).articles())
                .extracting(Article::id)
                .containsExactly("退款", "between", "refund", "after");
    }

    @Test
    void aFaultInAFolderNamesFileLineAndField() {
        var reading = folder(Map.of(
                "a.md", "---\nid: a\nquestions: {x: y}\n---\nText",
                "b.md", "---\nid: [\n---\nText",
                "c.md", "---\nid: c\ntitle: C\nvalidTo: soon\norder: last\n---\nText"));
        assertThat(reading.errors())
                .extracting(Finding::entry, Finding::line, Finding::field)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("a.md", 3, "questions"),
                        org.assertj.core.groups.Tuple.tuple("c.md", null, "order"),
                        org.assertj.core.groups.Tuple.tuple("c.md", null, "validTo"));
        assertThat(reading.errors()).anyMatch(finding -> "b.md".equals(finding.entry()));
    }

    @Test
    void aFaultInAFileNamesItsLine() {
        var json = ArticleFormat.JSON.read(bytes("{\"articles\": [\n{\"id\":\"a\"},\n{\"id\":7}\n]}"));
        assertThat(json.errors())
                .extracting(Finding::index, Finding::line, Finding::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 3, "id"));
        var csv = ArticleFormat.CSV.read(bytes("id,question,answer\na,\"two\nlines\",A\na,q,B\n"));
        assertThat(csv.errors())
                .extracting(Finding::line, Finding::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(4, "answer"));
        var latin = ArticleFormat.JSON_LINES.read("{}\n{\"id\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.errors()).singleElement().satisfies(fault -> assertThat(fault.line())
                .isEqualTo(2));
    }

    @Test
    void anArticleForPeopleMayAlwaysBeSaidInWords() {
        var read =
                ArticleFormat.JSON.read(bytes("[{\"id\":\"a\",\"handoff\":\"always\"},{\"id\":\"b\",\"handoff\":true},"
                        + "{\"id\":\"c\",\"handoff\":\"maybe\"}]"));
        assertThat(read.articles()).extracting(Article::handoff).containsExactly(true, true);
        assertThat(read.errors()).extracting(Finding::field).containsExactly("handoff");
    }

    @Test
    void aTextLongerThanAnyArticleIsCalledThat() {
        var huge = ArticleFormat.JSON.read(bytes("[{\"id\":\"a\",\"answer\":\"" + "x".repeat(21_000_000) + "\"}]"));
        assertThat(huge.errors()).singleElement().satisfies(fault -> assertThat(fault.message())
                .startsWith("One text or number in it is longer"));
    }

    @Test
    void aFileThatIsSomethingElseIsRefusedWithASentence() {
        for (var format : ArticleFormat.values()) {
            var reading = format.read(new byte[] {0x50, 0x4b, 3, 4, (byte) 0xff, (byte) 0xfe, 0, 1});
            assertThat(reading.articles()).isEmpty();
            assertThat(reading.errors()).as(format.code()).isNotEmpty();
        }
    }

    @Test
    void questionsAreFoundHoweverThePageMarksThem() {
        assertThat(page("<h2>Money</h2><details><summary>When <b>do</b> I get it?</summary><p>In <b>5</b> days.</p>"
                        + "<ul><li>card</li></ul></details>"))
                .singleElement()
                .satisfies(article -> {
                    assertThat(article.questions()).containsExactly("When do I get it?");
                    assertThat(article.answer()).isEqualTo("In **5** days.\n\n- card");
                    assertThat(article.topic()).isEqualTo("Money");
                    assertThat(article.id()).isEqualTo("when-do-i-get-it");
                });
        assertThat(page("<dl><dt>Open?</dt><dd>Nine to five.</dd><dt>Closed?</dt><dd>Sundays.</dd></dl>"))
                .extracting(Article::answer)
                .containsExactly("Nine to five.", "Sundays.");
        assertThat(page("<h1>FAQ</h1><h2>Orders</h2><h3>Where is it?</h3><p>See <a href='https://x.example'>here</a>."
                        + "</p><script>evil()</script><h3>Imprint</h3><p>We.</p>"))
                .singleElement()
                .satisfies(article -> assertThat(article.answer()).isEqualTo("See [here](https://x.example)."));
        assertThat(
                        page(
                                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"FAQPage\",\"mainEntity\":[{"
                                        + "\"@type\":\"Question\",\"name\":\"多久？\",\"acceptedAnswer\":{\"text\":\"<p>五天</p>\"}}]}]}</script>"))
                .extracting(Article::locale, Article::answer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("zh", "五天"));
    }

    /** Ideographs beyond the first plane take two places each. */
    @Test
    void anIdMadeOfALongQuestionEndsInAWholeCharacter() {
        assertThat(page("<h3>a" + "\uD840\uDC0B".repeat(60) + "?</h3><p>Yes.</p>"))
                .extracting(Article::id)
                .containsExactly("a" + "\uD840\uDC0B".repeat(39));
    }

    private static List<Article> page(String html) {
        var reading = ArticleFormat.HTML.read(bytes(html));
        assertThat(reading.errors()).isEmpty();
        return reading.articles();
    }

    private static Reading folder(Map<String, String> files) {
        return ArticleFormat.MARKDOWN.read(ZipFolder.write(files));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
