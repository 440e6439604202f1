package dev.evenhand.metrics.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object as values by path, such as {@code statistics.last_close_at} and {@code contacts.contacts.0.id}. */
final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    static Map<String, String> read(String json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            put(parser, "", values);
            if (parser.nextToken() != null) {
                throw new IOException("something stands after the object");
            }
        }
        return values;
    }

    private static void put(JsonParser parser, String path, Map<String, String> values) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                put(parser, path.isEmpty() ? name : path + "." + name, values);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                put(parser, path + "." + i, values);
            }
        } else if (path.isEmpty()) {
            throw new IOException("a line must be an object");
        } else if (token != JsonToken.VALUE_NULL) {
            values.put(path, parser.getText());
        }
    }
}
