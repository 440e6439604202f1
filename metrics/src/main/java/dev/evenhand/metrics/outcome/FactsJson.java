package dev.evenhand.metrics.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.evenhand.metrics.outcome.FactField.Kind;
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

    private static final List<Slot> WHOLE = FactField.ALL.stream().map(Slot::of).toList();
    private static final List<Slot> OWN =
            FactField.ALL.stream().filter(FactsJson::own).map(Slot::of).toList();

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
        return write(facts, WHOLE);
    }

    /** Only what is the row's own: neither version nor contacts, which the store keeps beside it. */
    public static String writeOwn(Facts facts) {
        return write(facts, OWN);
    }

    private static boolean own(FactField field) {
        Predicate<String> contacts = path -> path.startsWith("next") || path.startsWith("previous");
        return field.kind() != Kind.VERSION && !contacts.test(field.path());
    }

    private static String write(Facts facts, List<Slot> slots) {
        StringBuilder text = new StringBuilder(768).append('{');
        String open = "";
        for (Slot slot : slots) {
            Object value = slot.field().reader().apply(facts);
            if (value != null) {
                open = moveTo(text, open, slot.part());
                separate(text).append(slot.prefix());
                write(text, value);
            }
        }
        moveTo(text, open, "");
        return text.append('}').toString();
    }

    private static String moveTo(StringBuilder text, String open, String part) {
        if (!open.equals(part)) {
            if (!open.isEmpty()) {
                text.append('}');
            }
            if (!part.isEmpty()) {
                separate(text).append('"').append(part).append("\":{");
            }
        }
        return part;
    }

    private static StringBuilder separate(StringBuilder text) {
        return text.charAt(text.length() - 1) == '{' ? text : text.append(',');
    }

    private static void write(StringBuilder text, Object value) {
        if (value instanceof Instant time) {
            IsoTime.write(text.append('"'), time);
            text.append('"');
        } else if (value instanceof String words) {
            text.append('"');
            JsonStringEncoder.getInstance().quoteAsString(words, text);
            text.append('"');
        } else {
            text.append(value);
        }
    }

    /** A fact with what stands before its value. */
    private record Slot(FactField field, String part, String prefix) {
        static Slot of(FactField field) {
            return new Slot(field, field.part(), '"' + field.name() + "\":");
        }
    }
}
