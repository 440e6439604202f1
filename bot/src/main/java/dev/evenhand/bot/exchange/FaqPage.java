package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.PlainText;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A saved page of questions and answers. Taken from the first of these that the page has: structured data of schema.org
 * ({@code FAQPage} in JSON-LD), {@code details} with a {@code summary}, definition lists, headings with text below.
 *
 * <p>The page's language is used where it says one, else the script of each question; ids are made from the questions.
 */
final class FaqPage {

    private final Document page;
    private final String source;
    private final Entries entries = new Entries();
    private final Map<String, Integer> ids = new HashMap<>();
    private int index;

    private FaqPage(Document page) {
        this.page = page;
        this.source = page.select("link[rel=canonical]").attr("abs:href");
    }

    static Reading read(byte[] file) {
        var page = new FaqPage(parsed(file));
        // A character that stands for others was not in the file but made of a wrong encoding.
        if (page.page.text().indexOf('\uFFFD') >= 0) {
            page.entries.fault("", "The page's text is not in the encoding it names; save it as UTF-8 and try again.");
            return page.entries.reading();
        }
        for (var questions : List.of(
                FaqQuestions.structured(page.page),
                FaqQuestions.details(page.page),
                FaqQuestions.definitions(page.page),
                FaqQuestions.headings(page.page))) {
            questions.forEach(page::take);
            if (!questions.isEmpty()) {
                return page.entries.reading();
            }
        }
        page.entries.fault(
                "",
                "No questions were found: the page needs FAQPage data, details with a summary, a definition list, or"
                        + " headings with answers below.");
        return page.entries.reading();
    }

    private static Document parsed(byte[] file) {
        try {
            var parser = Parser.htmlParser().setTrackPosition(true);
            return Jsoup.parse(new ByteArrayInputStream(file), null, "", parser);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private void take(FaqQuestions.Found found) {
        var questions = found.others().isEmpty() ? List.of(found.question()) : found.others();
        var json = new JsonObject()
                .put("id", found.id().isEmpty() ? id(found.question()) : found.id())
                .put("locale", locale(found))
                .put("topic", found.topic())
                .put("title", found.question())
                .put("questions", new JsonArray(questions))
                .put("answer", found.answer())
                .put("handoff", found.handoff());
        if (source.startsWith("http")) {
            json.put("sources", new JsonArray().add(source));
        }
        entries.add(found.line() == 0 ? Place.of(index) : Place.at(index, found.line()), json);
        index++;
    }

    private String locale(FaqQuestions.Found found) {
        String named = found.locale().isEmpty() ? language(page.selectFirst("html")) : found.locale();
        if (!named.isEmpty()) {
            return named;
        }
        boolean chinese = found.question()
                .codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
        return chinese ? "zh" : "en";
    }

    private static String language(@org.jspecify.annotations.Nullable Element html) {
        String named = html == null ? "" : html.attr("lang").toLowerCase(Locale.ROOT);
        return named.split("[-_]", 2)[0];
    }

    /** Letters and digits of the question, with a number behind where two would be the same. */
    private String id(String question) {
        String slug = PlainText.slug(question);
        String name = slug.isEmpty() ? "question" : slug;
        int times = ids.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "-" + times;
    }
}
