package dev.evenhand.metrics.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.evenhand.metrics.outcome.FactField.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The JSON form of a row of facts, one object in one line; absent facts are left out when written. */
public final class FactsJson {
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(8_192)
                    .maxNumberLength(64)
                    .build())
            .build();

    private static final List<FactField> OWN =
            FactField.ALL.stream().filter(FactsJson::own).toList();

    private FactsJson() {}

    /**
     * Reads a row strictly: unknown fields, wrong types, impossible values and missing required fields are all added to
     * {@code faults} under {@code line}.
     *
     * @return null if anything was wrong
     */
    public static @Nullable Facts read(byte[] json, long line, List<Fault> faults) {
        return new FactsReader(line, faults).read(json);
    }

    /** Everything, version and contacts included. */
    public static String write(Facts facts) {
        return write(facts, FactField.ALL);
    }

    /** Only what is the row's own: neither version nor contacts, which the store keeps beside it. */
    public static String writeOwn(Facts facts) {
        return write(facts, OWN);
    }

    private static boolean own(FactField field) {
        Predicate<String> contacts = path -> path.startsWith("next") || path.startsWith("previous");
        return field.kind() != Kind.VERSION && !contacts.test(field.path());
    }

    private static String write(Facts facts, List<FactField> fields) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            String open = "";
            for (FactField field : fields) {
                Object value = field.reader().apply(facts);
                if (value != null) {
                    open = moveTo(json, open, field.part());
                    json.writeFieldName(field.name());
                    write(json, value);
                }
            }
            moveTo(json, open, "");
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static String moveTo(JsonGenerator json, String open, String part) throws IOException {
        if (!open.equals(part)) {
            if (!open.isEmpty()) {
                json.writeEndObject();
            }
            if (!part.isEmpty()) {
                json.writeObjectFieldStart(part);
            }
        }
        return part;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Instant time) {
            json.writeString(time.toString());
        } else {
            json.writeString((String) value);
        }
    }
}
