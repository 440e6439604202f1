package dev.evenhand.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;

/**
 * The body of the two hot routes, checked by hand: the schema {@code Utterance} of the contract costs more to validate
 * than everything else of a message. A test holds both to the same verdicts.
 */
public final class UtteranceCheck {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_ID = 64;
    private static final Set<String> FIELDS = Set.of("clientMessageId", "text");

    private UtteranceCheck() {}

    /**
     * What the sender says.
     *
     * @throws Problem naming the field to correct
     */
    public static Utterance read(Buffer body) {
        var json = object(body);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!FIELDS.contains(name)) {
                throw Problem.field(name, "There is no field \"" + name + "\" here; leave it out.");
            }
        }
        return new Utterance(clientMessageId(json), said(json));
    }

    private static JsonNode object(Buffer body) {
        if (body.length() == 0) {
            throw Problem.of(ProblemKind.MALFORMED_BODY, "The body is empty; send JSON.");
        }
        try {
            var json = Json.tree(body.getBytes());
            if (!json.isObject()) {
                throw Problem.of(ProblemKind.MALFORMED_BODY, "The body must be a JSON object.");
            }
            return json;
        } catch (IOException notJson) {
            throw ContractCheck.malformed(notJson);
        }
    }

    private static String clientMessageId(JsonNode json) {
        var id = text(json, "clientMessageId");
        boolean printable = id.chars().allMatch(c -> c >= 0x21 && c <= 0x7e);
        if (id.isEmpty() || id.length() > LONGEST_ID || !printable) {
            throw Problem.field(
                    "clientMessageId",
                    "\"clientMessageId\" must be 1 to 64 printable ASCII characters without blanks.");
        }
        return id;
    }

    private static String said(JsonNode json) {
        var text = text(json, "text");
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw Problem.field("text", "\"text\" is longer than 4,000 characters; send it in parts.");
        }
        if (text.isBlank()) {
            throw Problem.field("text", "\"text\" is empty; write something.");
        }
        return text;
    }

    private static String text(JsonNode json, String name) {
        var value = json.get(name);
        if (value == null) {
            throw Problem.field(name, "\"" + name + "\" is missing.");
        }
        if (!value.isTextual()) {
            throw Problem.field(name, "\"" + name + "\" must be text.");
        }
        return value.textValue();
    }
}
