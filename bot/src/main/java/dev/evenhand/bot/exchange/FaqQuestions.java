package dev.evenhand.bot.exchange;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which pages mark questions and answers. */
final class FaqQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(FaqQuestions.class);
    private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";

    private FaqQuestions() {}

    /**
     * One question with its answer.
     *
     * @param id empty where the page names none
     * @param others further ways to ask it
     * @param answer Markdown
     * @param locale empty where the page names none for it
     * @param line on which it begins; 0 where nobody knows
     */
    record Found(
            String id,
            String question,
            List<String> others,
            String answer,
            String topic,
            String locale,
            boolean handoff,
            int line) {

        static Found of(String question, String answer, String topic, int line) {
            return new Found("", question, List.of(), answer, topic, "", false, line);
        }
    }

    static List<Found> structured(Document page) {
        var found = new ArrayList<Found>();
        for (var script : page.select("script[type=application/ld+json]")) {
            try {
                collect(Json.decodeValue(script.data()), found);
            } catch (DecodeException e) {
                LOG.debug("Structured data that is not JSON is passed over: {}", e.getMessage());
            }
        }
        return found;
    }

    /** Looks for FAQPage anywhere in it: alone, in a list, in a graph. */
    private static void collect(Object value, List<Found> found) {
        if (value instanceof JsonArray list) {
            list.forEach(item -> collect(item, found));
        } else if (value instanceof JsonObject json) {
            if (is(json, "FAQPage")) {
                objects(json.getValue("mainEntity")).forEach(question -> found.add(structured(question)));
            } else if (json.getValue("@graph") != null) {
                collect(json.getValue("@graph"), found);
            }
        }
    }

    private static boolean is(JsonObject json, String type) {
        Object named = json.getValue("@type");
        return type.equals(named) || (named instanceof JsonArray several && several.contains(type));
    }

    private static Stream<JsonObject> objects(Object value) {
        var items = value instanceof JsonArray list ? list.stream() : Stream.of(value);
        return items.filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static Found structured(JsonObject question) {
        var answer = objects(question.getValue("acceptedAnswer")).findFirst().orElseGet(JsonObject::new);
        var others = question.getValue("alternateName") instanceof JsonArray list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        boolean markdown = "text/markdown".equals(answer.getValue("encodingFormat"));
        String text = text(answer, "text");
        return new Found(
                text(question, "identifier"),
                Jsoup.parse(text(question, "name")).text(),
                others,
                markdown
                        ? text
                        : HtmlText.markdown(Jsoup.parseBodyFragment(text).body().childNodes()),
                text(question, "about"),
                text(question, "inLanguage"),
                Boolean.TRUE.equals(question.getValue("handoff")),
                0);
    }

    private static String text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text ? text : "";
    }

    static List<Found> details(Document page) {
        var found = new ArrayList<Found>();
        for (var details : page.select("details")) {
            var summary = details.selectFirst("> summary");
            if (summary != null) {
                var rest = details.childNodes().stream()
                        .filter(node -> !node.equals(summary))
                        .toList();
                found.add(Found.of(summary.text(), HtmlText.markdown(rest), heading(details), line(summary)));
            }
        }
        return found;
    }

    /** Several terms in a row share the definitions that follow. */
    static List<Found> definitions(Document page) {
        var found = new ArrayList<Found>();
        for (var term : page.select("dl dt")) {
            var next = term.nextElementSibling();
            while (next != null && next.normalName().equals("dt")) {
                next = next.nextElementSibling();
            }
            var answer = new ArrayList<org.jsoup.nodes.Node>();
            while (next != null && next.normalName().equals("dd")) {
                answer.add(next);
                next = next.nextElementSibling();
            }
            found.add(Found.of(term.text(), HtmlText.markdown(answer), heading(term), line(term)));
        }
        return found;
    }

    /** Headings that ask; where none does, the lowest ones that have text below. */
    static List<Found> headings(Document page) {
        var all = new ArrayList<Found>();
        for (var heading : page.select(HEADINGS)) {
            var answer = new ArrayList<org.jsoup.nodes.Node>();
            for (var node = heading.nextSibling(); node != null && !begins(node); node = node.nextSibling()) {
                answer.add(node);
            }
            String text = HtmlText.markdown(answer);
            if (!text.isEmpty() && !heading.normalName().equals("h1")) {
                all.add(Found.of(heading.text(), text, above(heading), line(heading)));
            }
        }
        var asking = all.stream()
                .filter(found -> found.question().matches(".*[?？]\\s*"))
                .toList();
        return asking.isEmpty() ? all : asking;
    }

    private static boolean begins(org.jsoup.nodes.Node node) {
        return node instanceof Element element && element.is(HEADINGS);
    }

    /** The heading under which something stands. */
    private static String heading(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            for (Element before = at.previousElementSibling();
                    before != null;
                    before = before.previousElementSibling()) {
                if (before.is(HEADINGS)) {
                    return before.text();
                }
            }
        }
        return "";
    }

    /** The next higher heading before one. */
    private static String above(Element heading) {
        for (var before = heading.previousElementSibling(); before != null; before = before.previousElementSibling()) {
            if (before.is(HEADINGS) && before.normalName().compareTo(heading.normalName()) < 0) {
                return before.normalName().equals("h1") ? "" : before.text();
            }
        }
        return "";
    }

    private static int line(Element element) {
        return element.sourceRange().isTracked() ? element.sourceRange().start().lineNumber() : 0;
    }
}
