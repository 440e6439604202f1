package dev.evenhand.bot.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Articles as one JSON document, or as one JSON object a line. */
final class JsonArticles {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TOO_LONG =
            "One text or number in it is longer, or one list deeper, than any article can be.";

    private JsonArticles() {}

    static Reading read(String text) {
        var entries = new Entries();
        try {
            addAll(Json.decodeValue(text), lines(text), entries);
        } catch (DecodeException e) {
            entries.fault("", tooLong(e) ? TOO_LONG : "This is not JSON" + from(text));
        }
        return entries.reading();
    }

    private static boolean tooLong(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(StreamConstraintsException.class::isInstance);
    }

    private static void addAll(@Nullable Object document, List<Integer> lines, Entries entries) {
        Object list = document instanceof JsonObject json ? json.getValue("articles") : document;
        if (!(list instanceof JsonArray array)) {
            entries.fault("articles", "\"articles\" must be a list of articles.");
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            var place = i < lines.size() ? Place.at(i, lines.get(i)) : Place.of(i);
            entries.add(place, Objects.requireNonNullElse(array.getValue(i), "null"));
        }
    }

    /** On which line each article begins, in a document that is known to be JSON. */
    private static List<Integer> lines(String text) {
        var lines = new ArrayList<Integer>();
        try (JsonParser parser = JSON.createParser(text)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME
                        && !parser.currentName().equals("articles")) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                first = parser.nextToken();
            }
            while (first == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
                lines.add(parser.currentTokenLocation().getLineNr());
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static Reading readLines(String text) {
        var entries = new Entries();
        int index = 0;
        for (var line : text.lines().toList()) {
            if (!line.isBlank()) {
                addLine(line, Place.at(index, index + 1), entries);
            }
            index++;
        }
        return entries.reading();
    }

    private static void addLine(String line, Place place, Entries entries) {
        try {
            entries.add(place, new JsonObject(line));
        } catch (DecodeException e) {
            entries.fault(place, "", "This line is not a JSON object.");
        }
    }

    static String document(List<Article> articles) {
        var list = new JsonArray();
        articles.forEach(article -> list.add(ArticleJson.write(article)));
        return new JsonObject().put("articles", list).encodePrettily() + "\n";
    }

    static String writeLines(List<Article> articles) {
        return articles.stream()
                .map(article -> ArticleJson.write(article).encode() + "\n")
                .collect(Collectors.joining());
    }

    /** From where on a text is not JSON, in our words: the parser's own speak of its switches. */
    private static String from(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            return " from line " + at.getLineNr() + ", column " + at.getColumnNr() + " on.";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ", or more than one value.";
    }
}
