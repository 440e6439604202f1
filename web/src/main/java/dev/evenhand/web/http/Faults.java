package dev.evenhand.web.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what a schema validator reports to the one field to correct, with the fix. */
final class Faults {
    /** What is wrong, by keyword; what the schema says there is put in. */
    private static final Map<String, String> FIX = Map.ofEntries(
            Map.entry("type", "is of the wrong type; it takes: %s."),
            Map.entry("minLength", "is too short or empty; at least %s characters."),
            Map.entry("maxLength", "is too long; at most %s characters."),
            Map.entry("minimum", "is too small; at least %s."),
            Map.entry("maximum", "is too large; at most %s."),
            Map.entry("exclusiveMinimum", "is too small; more than %s."),
            Map.entry("exclusiveMaximum", "is too large; less than %s."),
            Map.entry("enum", "is not one of the values allowed: %s."),
            Map.entry("minItems", "has too few entries; at least %s."),
            Map.entry("maxItems", "has too many entries; at most %s."),
            Map.entry("uniqueItems", "names something twice."),
            Map.entry("minProperties", "is empty; name at least one field."),
            Map.entry("required", "is missing."));

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> CONTAINERS = Set.of("properties", "$ref", "items", "oneOf");

    private final JsonSchema schema;
    private final String whole;

    private Faults(JsonSchema schema, String whole) {
        this.schema = schema;
        this.whole = whole;
    }

    /** Null when all is well; {@code whole} names the value itself where it has no field. */
    static @Nullable Problem problem(JsonSchema schema, OutputUnit result, String whole) {
        if (Boolean.TRUE.equals(result.getValid())) {
            return null;
        }
        var faults = new Faults(schema, whole);
        var errors = Objects.requireNonNullElse(result.getErrors(), List.<OutputUnit>of());
        return errors.stream()
                .filter(error -> !keyword(error).isEmpty())
                .min(Comparator.comparingInt(error -> rank(error, errors)))
                .map(faults::explained)
                .orElseGet(() -> Problem.of(ProblemKind.MALFORMED_BODY));
    }

    private Problem explained(OutputUnit error) {
        var place = field(error);
        var keyword = keyword(error);
        if (keyword.equals("additionalProperties")) {
            return Problem.field(place, "There is no field \"" + place + "\" here; leave it out.");
        }
        if (!place.isEmpty()) {
            return Problem.field(place, "\"" + place + "\" " + reason(error));
        }
        var kind = keyword.equals("type") ? ProblemKind.MALFORMED_BODY : ProblemKind.INVALID_FIELD;
        return Problem.of(kind, "The body " + reason(error));
    }

    private String reason(OutputUnit error) {
        var keyword = keyword(error);
        var rules = rules(error);
        return keyword.equals("pattern")
                ? "is not written as it must be: " + continued(rules.getString("description", "See /docs."))
                : FIX.getOrDefault(keyword, "is not right.").formatted(listed(rules.getValue(keyword)));
    }

    /** A sentence of its own, behind a colon. */
    private static String continued(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String listed(@Nullable Object value) {
        return value instanceof JsonArray several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** Of the schema, the part that was not kept to; what {@code $ref} refers to stands in its place already. */
    private JsonObject rules(OutputUnit error) {
        var place = error.getKeywordLocation().replace("#", "").replace("/$ref", "");
        var rules = JsonPointer.from(place).parent().queryJson(schema);
        return rules instanceof JsonObject found ? found : new JsonObject();
    }

    /** A field nobody knows first, then the innermost fault; the validator blames every property that failed twice. */
    private static int rank(OutputUnit error, List<OutputUnit> all) {
        var keyword = keyword(error);
        if (keyword.equals("additionalProperties")) {
            boolean known = all.stream().anyMatch(other -> !keyword(other).equals(keyword) && within(other, error));
            return known ? 1000 : 0;
        }
        int depth = error.getInstanceLocation().length();
        return CONTAINERS.contains(keyword) ? 900 : Math.max(1, 500 - depth - (keyword.equals("type") ? 1 : 0));
    }

    private static boolean within(OutputUnit inner, OutputUnit outer) {
        return inner.getInstanceLocation().startsWith(outer.getInstanceLocation());
    }

    private static String keyword(OutputUnit error) {
        var location = Objects.requireNonNullElse(error.getKeywordLocation(), "");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String field(OutputUnit error) {
        var path = dotted(error.getInstanceLocation());
        if (keyword(error).equals("required")) {
            var named = QUOTED.matcher(error.getError());
            var missing = named.find() ? named.group(1) : "";
            return path.isEmpty() ? missing : path + "." + missing;
        }
        return path.isEmpty() ? whole : path;
    }

    private static String dotted(String pointer) {
        var dotted = new StringBuilder();
        for (var part : pointer.replaceFirst("^#?/?", "").split("/", -1)) {
            if (part.matches("\\d+")) {
                dotted.append('[').append(part).append(']');
            } else {
                dotted.append(dotted.isEmpty() || part.isEmpty() ? "" : ".").append(unescaped(part));
            }
        }
        return dotted.toString();
    }

    private static String unescaped(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
