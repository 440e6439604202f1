package dev.evenhand.web.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Named values on their way into {@link Config}: each is looked up once, and what is wrong is collected rather than
 * thrown, so that an operator sees all of it at once.
 *
 * <p>A key {@code http.port} of the file is the name {@code EVENHAND_HTTP_PORT}.
 */
final class Values {
    private static final String PREFIX = "EVENHAND_";
    /** Says where the file is, so it cannot be in it. */
    private static final Set<String> READ_ELSEWHERE = Set.of("EVENHAND_CONFIG");

    private final Map<String, String> values;
    private final Set<String> known = new HashSet<>(READ_ELSEWHERE);
    private final List<String> problems = new ArrayList<>();

    private Values(Map<String, String> values) {
        this.values = values;
    }

    static Values of(Map<String, String> environment, @Nullable Path file) {
        var values = new HashMap<String, String>();
        var unreadable = file == null ? null : readFile(file, values);
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name, value);
            }
        });
        var read = new Values(values);
        if (unreadable != null) {
            read.problems.add(unreadable);
        }
        return read;
    }

    private static @Nullable String readFile(Path file, Map<String, String> into) {
        try {
            flatten("EVENHAND", new YAMLMapper().readTree(file.toFile()), into);
            return null;
        } catch (IOException unreadable) {
            return "configuration file " + file + ": " + unreadable.getMessage();
        }
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            name + "_" + field.getKey().replace('-', '_').toUpperCase(Locale.ROOT),
                            field.getValue(),
                            into));
        } else if (node.isArray()) {
            var items = new ArrayList<String>();
            node.forEach(item -> items.add(item.asText()));
            into.put(name, String.join(",", items));
        } else if (!node.isNull() && !node.isMissingNode()) {
            into.put(name, node.asText());
        }
    }

    @Nullable
    String optional(String name) {
        known.add(name);
        var value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        var value = optional(name);
        return value == null ? otherwise : value;
    }

    @Nullable
    String password(String name) {
        known.add(name);
        var value = values.get(name);
        if (value != null && !value.isEmpty() && value.length() < 8) {
            wrong(name, "must have at least 8 characters");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    int whole(String name, int otherwise, int low, int high) {
        return (int) number(name, otherwise, low, high, "a whole number");
    }

    double ratio(String name, double otherwise, double low, double high) {
        return number(name, otherwise, low, high, "a number");
    }

    /** Null where nothing is set. */
    @Nullable
    Double optionalRatio(String name, double low, double high) {
        return optional(name) == null ? null : (Double) ratio(name, low, low, high);
    }

    Duration seconds(String name, int otherwise, int low, int high) {
        return Duration.ofSeconds((long) number(name, otherwise, low, high, "a whole number of seconds"));
    }

    private double number(String name, double otherwise, double low, double high, String what) {
        var value = optional(name);
        if (value == null) {
            return otherwise;
        }
        try {
            var number = what.startsWith("a whole") ? Long.parseLong(value) : Double.parseDouble(value);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the one message that says what would be right.
        }
        wrong(name, "is \"" + value + "\"; it must be " + what + " from " + plain(low) + " to " + plain(high));
        return otherwise;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    boolean flag(String name, boolean otherwise) {
        var value = optional(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> {
                wrong(name, "is \"" + value + "\"; it must be on or off");
                yield otherwise;
            }
        };
    }

    /** A value out of few. */
    void among(String name, List<String> allowed) {
        var value = optional(name);
        if (value != null && !allowed.contains(value)) {
            wrong(name, "is \"" + value + "\"; it must be " + String.join(" or ", allowed));
        }
    }

    @Nullable
    URI uri(String name) {
        var value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            var uri = URI.create(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Falls through to the one message that says what would be right.
        }
        wrong(name, "must be an address such as http://127.0.0.1:11434/v1");
        return null;
    }

    List<String> list(String name) {
        return Arrays.stream(text(name, "").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Items each of which must be right; {@code what} says what they are, and an example. */
    List<String> list(String name, Predicate<String> right, String what) {
        var items = list(name);
        items.stream()
                .filter(right.negate())
                .findFirst()
                .ifPresent(item -> wrong(name, "has \"" + item + "\"; it must be " + what + ", separated by commas"));
        return items;
    }

    /** Whole seconds, separated by commas. */
    List<Duration> pauses(String name, String otherwise) {
        var pauses = Arrays.stream(text(name, otherwise).split(","))
                .map(String::strip)
                .toList();
        if (pauses.size() > 20 || pauses.stream().anyMatch(pause -> !pause.matches("[0-9]{1,6}"))) {
            wrong(name, "must be at most 20 whole numbers of seconds, separated by commas");
            return List.of();
        }
        return pauses.stream().map(Long::parseLong).map(Duration::ofSeconds).toList();
    }

    void wrong(String name, String problem) {
        problems.add(name + " " + problem);
    }

    /** Whether anything so far was wrong; what rests on it need not be made. */
    boolean flawed() {
        return !problems.isEmpty();
    }

    /** Ends the reading: names that nobody asked for are mistakes too. */
    void complete() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> wrong(name, "is not a setting; see evenhand.sample.yaml or --help for the names"));
        if (!problems.isEmpty()) {
            throw new BadConfig(problems);
        }
    }

    static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.equals("[::1]") || host.startsWith("127.");
    }
}
