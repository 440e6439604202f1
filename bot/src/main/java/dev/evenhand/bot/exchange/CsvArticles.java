package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Articles as a table: one line a question, lines with the same id and locale make one article. Columns are named as the
 * fields of an article, {@code question} for one of its questions; what stands in the first line of an article counts,
 * and later lines may leave it out or repeat it, but not contradict it.
 */
final class CsvArticles {

    private static final List<String> COLUMNS = List.of(
            "id", "locale", "topic", "title", "question", "answer", "handoff", "validFrom", "validTo", "sources");
    private static final List<String> ONCE = List.of("topic", "title", "answer", "handoff", "validFrom", "validTo");

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, JsonObject> articles = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Entries entries = new Entries();

    private CsvArticles() {}

    static Reading read(String text) {
        var csv = new CsvArticles();
        var records = CsvTable.read(text);
        if (records.isEmpty()) {
            csv.entries.fault("", "The file is empty; its first line must name the columns id, question and answer.");
        } else if (csv.header(records.get(0).fields())) {
            records.stream().skip(1).forEach(csv::take);
            csv.articles.forEach(
                    (key, article) -> csv.entries.add(Objects.requireNonNull(csv.places.get(key)), article));
        }
        return csv.entries.reading();
    }

    private boolean header(List<String> names) {
        boolean sound = true;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            var column = COLUMNS.stream().filter(name::equalsIgnoreCase).findFirst();
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                entries.fault(Place.at(0, 1), column.get(), "The column \"" + column.get() + "\" stands twice.");
                sound = false;
            } else if (column.isEmpty()) {
                entries.fault(Place.at(0, 1), name, "There is no column \"" + name + "\" in such a table.");
                sound = false;
            }
        }
        for (var needed : List.of("id", "question", "answer")) {
            if (!columns.containsKey(needed)) {
                entries.fault(Place.at(0, 1), needed, "The first line must name a column \"" + needed + "\".");
                sound = false;
            }
        }
        return sound;
    }

    private void take(CsvTable.Line line) {
        if (!line.closed()) {
            entries.fault(Place.at(articles.size(), line.number()), "", "A quote in this line is not closed.");
            return;
        }
        var fields = line.fields();
        if (fields.size() > columns.size()) {
            entries.fault(Place.at(articles.size(), line.number()), "", "This line has more fields than the first.");
            return;
        }
        String locale = field(fields, "locale").isEmpty() ? "en" : field(fields, "locale");
        String key = locale + ":" + field(fields, "id");
        var known = articles.get(key);
        if (known == null) {
            places.put(key, Place.at(articles.size(), line.number()));
            articles.put(key, article(fields, locale));
        } else {
            refuseContradictions(known, line);
        }
        Objects.requireNonNull(articles.get(key)).getJsonArray("questions").add(field(fields, "question"));
    }

    private void refuseContradictions(JsonObject known, CsvTable.Line line) {
        for (var name : ONCE) {
            String value = field(line.fields(), name);
            Object before = known.getValue(name);
            Object said = name.equals("handoff") ? flag(value) : value;
            if (!value.isEmpty() && !said.equals(before)) {
                String message = "\"" + known.getString("id") + "\" has another " + name + " further up.";
                entries.fault(Place.at(articles.size() - 1, line.number()), name, message);
            }
        }
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
                .put("handoff", flag(field(line, "handoff")))
                .put("validFrom", field(line, "validFrom"))
                .put("validTo", field(line, "validTo"))
                .put("sources", sources)
                .put("questions", new JsonArray());
    }

    /** What is neither is left as it is, to be named as a fault. */
    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "false", "no", "0" -> false;
            case "true", "yes", "1" -> true;
            default -> text;
        };
    }

    private String field(List<String> line, String name) {
        var column = columns.get(name);
        return column == null || column >= line.size() ? "" : line.get(column).strip();
    }

    static String write(List<Article> articles) {
        return String.join(",", COLUMNS)
                + "\n"
                + articles.stream().map(CsvArticles::lines).collect(Collectors.joining());
    }

    private static String lines(Article article) {
        var whole = ArticleJson.write(article).put("sources", String.join(" ", article.sources()));
        var text = new StringBuilder();
        for (String question : article.questions()) {
            whole.put("question", question);
            boolean first = text.isEmpty();
            text.append(COLUMNS.stream()
                            .map(name -> first || !(ONCE.contains(name) || name.equals("sources"))
                                    ? String.valueOf(whole.getValue(name, ""))
                                    : "")
                            .map(CsvTable::field)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
