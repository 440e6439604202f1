package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Articles as a table: one line a question, lines with the same id and locale make one article. Columns are named as the
 * fields of an article, {@code question} for one of its questions; what stands in the first line of an article counts.
 */
final class CsvArticles {

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, JsonObject> articles = new LinkedHashMap<>();
    private final Entries entries = new Entries();

    private CsvArticles() {}

    static Reading read(String text) {
        var csv = new CsvArticles();
        var records = CsvTable.read(text);
        if (records.isEmpty() || !csv.header(records.get(0))) {
            return csv.entries.reading();
        }
        records.stream().skip(1).forEach(csv::take);
        int index = 0;
        for (var article : csv.articles.values()) {
            csv.entries.add(index++, article);
        }
        return csv.entries.reading();
    }

    private boolean header(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        for (var needed : List.of("id", "question", "answer")) {
            if (!columns.containsKey(needed)) {
                entries.fault(0, needed, "The first line must name a column \"" + needed + "\".");
                return false;
            }
        }
        return true;
    }

    private void take(List<String> line) {
        String locale = field(line, "locale").isEmpty() ? "en" : field(line, "locale");
        var article = articles.computeIfAbsent(locale + ":" + field(line, "id"), key -> article(line, locale));
        article.getJsonArray("questions").add(field(line, "question"));
    }

    private JsonObject article(List<String> line, String locale) {
        String title = field(line, "title").isEmpty() ? field(line, "question") : field(line, "title");
        var sources = new JsonArray();
        if (!field(line, "sources").isEmpty()) {
            List.of(field(line, "sources").split("\\s+")).forEach(sources::add);
        }
        return new JsonObject()
                .put("id", field(line, "id"))
                .put("locale", locale)
                .put("topic", field(line, "topic"))
                .put("title", title)
                .put("answer", field(line, "answer"))
                .put("handoff", Boolean.parseBoolean(field(line, "handoff")))
                .put("validFrom", field(line, "validfrom"))
                .put("validTo", field(line, "validto"))
                .put("sources", sources)
                .put("questions", new JsonArray());
    }

    private String field(List<String> line, String name) {
        var column = columns.get(name);
        return column == null || column >= line.size() ? "" : line.get(column).strip();
    }
}
