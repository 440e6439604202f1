package dev.evenhand.metrics.outcome;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one row, collecting everything that is wrong with it. */
final class FactsReader {
    static final int LONGEST_TEXT = 200;
    /** Judgements an export carries along; they are derived anew, never read. */
    private static final String LABELS = "labels";

    private static final List<String> REQUIRED = List.of("conversation", "customer", "entry", "startedAt", "closedAt");
    private static final Set<String> PARTS = FactField.ALL.stream()
            .map(FactField::part)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Map<String, Integer>> PLACES = places();

    private final long line;
    private final List<Fault> faults;
    private FactValues values = new FactValues();

    FactsReader(long line, List<Fault> faults) {
        this.line = line;
        this.faults = faults;
    }

    /** Null if anything is wrong; what values must hold among themselves is checked too. */
    @Nullable
    FactValues read(byte[] json) {
        FactValues plain = PlainRow.read(json);
        if (plain != null) {
            values = plain;
            return checked(faults.size());
        }
        return readAny(json);
    }

    /** The same of any row, plain or not. */
    @Nullable
    FactValues readAny(byte[] json) {
        int before = faults.size();
        return parsed(json) ? checked(before) : null;
    }

    private @Nullable FactValues checked(int before) {
        checkRequired();
        if (faults.size() == before) {
            RowChecks.check(values, this::fault);
        }
        return faults.size() > before ? null : values;
    }

    /** False where the rest of the row is not to be looked at. */
    private boolean parsed(byte[] json) {
        try (JsonParser parser = FactsJson.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                fault("", "must be one JSON object with the facts of a conversation");
                return false;
            }
            object(parser, "");
            if (parser.nextToken() != null) {
                fault("", "has text after the object; put each conversation on a line of its own");
            }
        } catch (JsonProcessingException broken) {
            fault("", "is not JSON from column " + broken.getLocation().getColumnNr() + " on");
            return false;
        } catch (IOException unreadable) {
            fault("", "is not readable as UTF-8 text: " + unreadable.getMessage());
            return false;
        }
        return true;
    }

    private void object(JsonParser parser, String part) throws IOException {
        Map<String, Integer> places = PLACES.getOrDefault(part, Map.of());
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Integer place = places.get(name);
            if (place != null) {
                value(parser, token, place);
            } else if (part.isEmpty() && PARTS.contains(name)) {
                part(parser, token, name);
            } else if (part.isEmpty() && name.equals(LABELS)) {
                parser.skipChildren();
            } else {
                fault(part.isEmpty() ? name : part + "." + name, "is not a known fact; remove it or correct its name");
                parser.skipChildren();
            }
        }
    }

    private void part(JsonParser parser, JsonToken token, String name) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(parser, name);
        } else if (token != JsonToken.VALUE_NULL) {
            fault(name, "must be an object or left out");
            parser.skipChildren();
        }
    }

    private void value(JsonParser parser, JsonToken token, int place) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        FactField field = FactField.ALL.get(place);
        if (values.at(place) != null) {
            fault(field.path(), "stands twice; keep one");
        }
        Object value = typed(parser, token, field);
        if (value != null) {
            values.put(place, value);
        }
        parser.skipChildren();
    }

    private @Nullable Object typed(JsonParser parser, JsonToken token, FactField field) throws IOException {
        return switch (field.kind()) {
            case TIME -> token == JsonToken.VALUE_STRING ? time(parser.getText(), field) : wrong(field);
            case TEXT -> token == JsonToken.VALUE_STRING ? text(parser.getText(), field) : wrong(field);
            case FLAG -> token.isBoolean() ? (Object) (token == JsonToken.VALUE_TRUE) : wrong(field);
            case NUMBER -> token.isNumeric() ? (Object) parser.getDoubleValue() : wrong(field);
            case COUNT, VERSION -> token == JsonToken.VALUE_NUMBER_INT ? whole(parser, field) : wrong(field);
        };
    }

    private @Nullable Object whole(JsonParser parser, FactField field) throws IOException {
        boolean version = field.kind() == FactField.Kind.VERSION;
        long limit = version ? Long.MAX_VALUE : Integer.MAX_VALUE;
        JsonParser.NumberType size = parser.getNumberType();
        if (size == JsonParser.NumberType.BIG_INTEGER || parser.getLongValue() < 0 || parser.getLongValue() > limit) {
            fault(field.path(), "must be a whole number from 0 to " + limit);
            return null;
        }
        return version ? (Object) parser.getLongValue() : (Object) parser.getIntValue();
    }

    private @Nullable Object time(String text, FactField field) {
        try {
            return IsoTime.parse(text);
        } catch (DateTimeException bad) {
            fault(field.path(), "must be a time like 2026-10-01T09:00:00Z, with its offset, from 1970 to 2199");
            return null;
        }
    }

    private @Nullable Object text(String text, FactField field) {
        if (!field.codes().isEmpty()) {
            if (!field.codes().contains(text)) {
                fault(field.path(), "must be one of " + String.join(", ", field.codes()));
                return null;
            }
            return text;
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT || hasControl(text)) {
            fault(field.path(), "must have 1 to " + LONGEST_TEXT + " characters, none of them a control character");
            return null;
        }
        return text;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object wrong(FactField field) {
        fault(field.path(), "must be " + words(field));
        return null;
    }

    private static String words(FactField field) {
        return switch (field.kind()) {
            case TIME -> "a time in text, like \"2026-10-01T09:00:00Z\"";
            case TEXT -> "text";
            case COUNT, VERSION -> "a whole number";
            case NUMBER -> "a number";
            case FLAG -> "true or false";
        };
    }

    private void checkRequired() {
        for (String path : REQUIRED) {
            if (values.at(FactValues.indexOf(path)) == null && !reported(path)) {
                fault(path, "is missing; every row needs " + String.join(", ", REQUIRED));
            }
        }
    }

    private boolean reported(String path) {
        return faults.stream()
                .anyMatch(fault -> fault.line() == line && fault.field().equals(path));
    }

    private void fault(String field, String message) {
        faults.add(new Fault(line, field, message));
    }

    private static Map<String, Map<String, Integer>> places() {
        Map<String, Map<String, Integer>> places = new HashMap<>();
        for (int i = 0; i < FactField.ALL.size(); i++) {
            FactField field = FactField.ALL.get(i);
            places.computeIfAbsent(field.part(), part -> new HashMap<>()).put(field.name(), i);
        }
        return places;
    }
}
