package dev.evenhand.web.http;

import io.vertx.json.schema.OutputUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what a schema validator reports to the one field to correct, with the fix. */
final class Faults {
    private static final Map<String, String> FIX = Map.ofEntries(
            Map.entry("type", "is of the wrong type"),
            Map.entry("minLength", "is too short or empty"),
            Map.entry("maxLength", "is too long"),
            Map.entry("pattern", "is not written as it must be"),
            Map.entry("minimum", "is too small"),
            Map.entry("maximum", "is too large"),
            Map.entry("enum", "is not one of the values allowed"),
            Map.entry("minItems", "has too few entries"),
            Map.entry("maxItems", "has too many entries"),
            Map.entry("uniqueItems", "names something twice"),
            Map.entry("minProperties", "is empty; name at least one field"),
            Map.entry("required", "is missing"));
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> CONTAINERS = Set.of("properties", "$ref", "items", "oneOf");

    private Faults() {}

    /** Null when all is well; {@code whole} names the value itself where it has no field. */
    static @Nullable Problem problem(OutputUnit result, String whole) {
        if (Boolean.TRUE.equals(result.getValid())) {
            return null;
        }
        var errors = Objects.requireNonNullElse(result.getErrors(), List.<OutputUnit>of());
        return errors.stream()
                .filter(error -> !keyword(error).isEmpty())
                .min(Comparator.comparingInt(error -> rank(error, errors)))
                .map(error -> explained(error, whole))
                .orElseGet(() -> Problem.of(ProblemKind.MALFORMED_BODY));
    }

    private static Problem explained(OutputUnit error, String whole) {
        var place = field(error, whole);
        var keyword = keyword(error);
        if (keyword.equals("additionalProperties")) {
            return Problem.field(place, "There is no field \"" + place + "\" here; leave it out.");
        }
        var reason = FIX.getOrDefault(keyword, "is not right") + hint(error);
        if (!place.isEmpty()) {
            return Problem.field(place, "\"" + place + "\" " + reason);
        }
        var kind = keyword.equals("type") ? ProblemKind.MALFORMED_BODY : ProblemKind.INVALID_FIELD;
        return Problem.of(kind, "The body " + reason);
    }

    /** The validator's own words, where they carry a figure or the allowed values. */
    private static String hint(OutputUnit error) {
        return switch (keyword(error)) {
            case "type", "enum", "minimum", "maximum", "minLength", "maxLength" -> " (" + error.getError() + ").";
            default -> ".";
        };
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

    private static String field(OutputUnit error, String whole) {
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
