package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Reading;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file format articles come in. Text is UTF-8; a byte-order mark is skipped. */
public enum ArticleFormat {
    /** {@code {"articles": […]}} or the bare list. */
    JSON {
        @Override
        Reading readText(String text) {
            var entries = new Entries();
            try {
                addAll(Json.decodeValue(text), entries);
            } catch (DecodeException e) {
                entries.fault(0, "", "This is not JSON: " + firstLine(e));
            }
            return entries.reading();
        }

        private void addAll(Object document, Entries entries) {
            Object list = document instanceof JsonObject json ? json.getValue("articles") : document;
            if (!(list instanceof JsonArray array)) {
                entries.fault(0, "articles", "\"articles\" must be a list of articles.");
                return;
            }
            for (int i = 0; i < array.size(); i++) {
                entries.add(i, array.getValue(i));
            }
        }
    },
    /** One article a line. */
    JSON_LINES {
        @Override
        Reading readText(String text) {
            var entries = new Entries();
            int index = 0;
            for (var line : text.lines().toList()) {
                if (!line.isBlank()) {
                    addLine(line, index, entries);
                }
                index++;
            }
            return entries.reading();
        }

        private void addLine(String line, int index, Entries entries) {
            try {
                entries.add(index, new JsonObject(line));
            } catch (DecodeException e) {
                entries.fault(index, "", "This line is not a JSON object: " + firstLine(e));
            }
        }
    },
    /** One question a line; see {@link CsvArticles}. */
    CSV {
        @Override
        Reading readText(String text) {
            return CsvArticles.read(text);
        }
    };

    abstract Reading readText(String text);

    /** Reads a whole file; whatever is wrong with its form stands in the reading's errors. */
    public final Reading read(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return readText(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            var entries = new Entries();
            entries.fault(0, "", "The file is not UTF-8 text; save it as UTF-8 and try again.");
            return entries.reading();
        }
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
