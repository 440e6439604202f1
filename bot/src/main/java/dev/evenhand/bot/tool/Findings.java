package dev.evenhand.bot.tool;

import dev.evenhand.handoff.conversation.Texts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the declared fields of an answer, and nothing else of it. */
final class Findings {

    private Findings() {}

    /** By name, each on one line, in the order declared; empty altogether when a required field is missing. */
    static Optional<Map<String, String>> of(Tool tool, Buffer body) {
        var json = object(body);
        var values = new LinkedHashMap<String, String>();
        for (var field : tool.result()) {
            String text = text(json, field.path());
            if (text == null && field.required()) {
                return Optional.empty();
            }
            values.put(field.path(), text == null ? "" : shortened(text, field.longest()));
        }
        return Optional.of(values);
    }

    private static JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw new LookUpFailure("the answer is not a JSON object");
        }
    }

    private static @Nullable String text(JsonObject json, String path) {
        Object at = json;
        for (String name : path.split("\\.", -1)) {
            at = at instanceof JsonObject object ? object.getValue(name) : null;
        }
        boolean plain = at != null && !(at instanceof JsonObject) && !(at instanceof JsonArray);
        return plain ? String.valueOf(at) : null;
    }

    private static String shortened(String text, int longest) {
        String line = text.replaceAll("\\s+", " ").strip();
        return Texts.cut(line, longest);
    }
}
