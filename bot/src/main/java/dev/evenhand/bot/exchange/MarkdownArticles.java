package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of Markdown files, each one article: front matter between two lines of {@code ---} with the fields of an
 * article, and the answer below.
 *
 * <p>What the front matter leaves out is taken from the file: the id from its name, the language from the end of its
 * name ({@code refund.zh.md}) or its folder ({@code zh/refund.md}), the title from the first heading, and where there is
 * no list of questions the title is one. Files come by their number {@code order}, those without one behind the others
 * and by path; numbers are written in tens, which leaves room for another file between two.
 */
final class MarkdownArticles {

    private static final Pattern WHOLE = Pattern.compile(
            "\\A\\s*---[ \\t]*\\R(.*?)(?:^|\\R)---[ \\t]*(?:\\R|\\z)(.*)\\z", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("\\A\\s*#[ \\t]+([^\\r\\n]+?)[ \\t#]*(?:\\R|\\z)");
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?([^/]+?)(?:\\.(en|zh))?\\.(?:md|markdown)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLDER = Pattern.compile("(?:^|.*/)(en|zh)/[^/]+");
    private static final List<String> FIELDS =
            List.of("id", "locale", "topic", "title", "questions", "handoff", "validFrom", "validTo", "sources");

    private static final String ORDER = "order";
    private static final int BETWEEN_FILES = 10;

    private MarkdownArticles() {}

    /** One file as it was read, not judged yet. */
    private record Sheet(Place place, JsonObject json, int order) {}

    /** Texts by path, in the order in which they stand in the folder. */
    static Reading read(Map<String, String> files) {
        var entries = new Entries();
        var sheets = new ArrayList<Sheet>();
        int index = 0;
        for (var file : files.entrySet()) {
            var place = new Place(index++, file.getKey(), null);
            var json = json(place, file.getValue(), entries);
            if (json != null) {
                sheets.add(new Sheet(place, json, order(place, json, entries)));
            }
        }
        sheets.sort(Comparator.comparingInt(Sheet::order));
        sheets.forEach(sheet -> entries.add(sheet.place(), sheet.json()));
        if (files.isEmpty()) {
            entries.fault("", "There is no Markdown file (.md) in it.");
        }
        return entries.reading();
    }

    private static @Nullable JsonObject json(Place place, String text, Entries entries) {
        var whole = WHOLE.matcher(text);
        boolean hasFront = whole.matches();
        var json = new JsonObject();
        if (hasFront && !FrontMatter.read(whole.group(1), json, fault(place, entries))) {
            return null;
        }
        complete(json, String.valueOf(place.entry()), hasFront ? whole.group(2) : text);
        return json;
    }

    /** The order is the file's, not the article's. */
    private static int order(Place place, JsonObject json, Entries entries) {
        Object order = json.remove(ORDER);
        try {
            return order == null ? Integer.MAX_VALUE : Integer.parseInt(order.toString());
        } catch (NumberFormatException e) {
            entries.fault(place, ORDER, "\"" + ORDER + "\" must be a whole number.");
            return Integer.MAX_VALUE;
        }
    }

    private static FrontMatter.Faults fault(Place place, Entries entries) {
        return (line, field, message) ->
                // The front matter begins on the second line of its file.
                entries.fault(new Place(place.index(), place.entry(), line + 1), field, message);
    }

    private static void complete(JsonObject json, String path, String body) {
        var name = NAME.matcher(path);
        boolean named = name.matches();
        putAbsent(json, "id", named ? name.group(1) : path);
        putAbsent(json, "locale", locale(path, named ? name.group(2) : null));
        var heading = HEADING.matcher(body);
        boolean headed = heading.find();
        if (headed) {
            putAbsent(json, "title", heading.group(1));
        }
        boolean own = headed && heading.group(1).equals(json.getValue("title"));
        json.put("answer", own ? body.substring(heading.end()).strip() : body.strip());
        if (!json.containsKey("questions") && json.getValue("title") instanceof String title) {
            json.put("questions", new JsonArray().add(title));
        }
    }

    private static String locale(String path, @Nullable String suffix) {
        Matcher folder = FOLDER.matcher(path);
        if (suffix == null && folder.matches()) {
            return folder.group(1);
        }
        return suffix == null ? "en" : suffix.toLowerCase(java.util.Locale.ROOT);
    }

    private static void putAbsent(JsonObject json, String name, String value) {
        if (!json.containsKey(name)) {
            json.put(name, value);
        }
    }

    /** One file an article, by path. */
    static Map<String, String> write(List<Article> articles) {
        var files = new LinkedHashMap<String, String>();
        for (var article : articles) {
            String name = article.id().replaceAll("[\\\\:*?\"<>|]", "_");
            files.put(article.locale() + "/" + name + ".md", text(article, BETWEEN_FILES * (files.size() + 1)));
        }
        return files;
    }

    private static String text(Article article, int order) {
        var json = ArticleJson.write(article);
        String front = FIELDS.stream()
                .filter(json::containsKey)
                .map(name -> name + ": " + FrontMatter.value(json.getValue(name)))
                .collect(Collectors.joining("\n"));
        return "---\n" + front + "\n" + ORDER + ": " + order + "\n---\n\n" + article.answer() + "\n";
    }
}
