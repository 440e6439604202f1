package dev.evenhand.web.canned;

import dev.evenhand.handoff.conversation.Texts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Placeholders such as <code>{customer.name}</code>, or <code>{customer.name|there}</code> with what to say where the
 * value is unknown.
 *
 * <p>Filled in one pass: a value that looks like a placeholder stays as it is, and one line of at most 200 characters.
 */
public final class Placeholders {
    /** Every placeholder there is. */
    public static final List<String> KNOWN = List.of(
            "customer.name",
            "customer.email",
            "agent.name",
            "team.name",
            "conversation.id",
            "conversation.topic",
            "desk.name");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}|]*)(?:\\|([^{}]*))?}");
    private static final int LONGEST_VALUE = 200;

    private Placeholders() {}

    /** What stands in braces and is none of {@link #KNOWN}, in order. */
    public static List<String> unknown(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !KNOWN.contains(name))
                .distinct()
                .toList();
    }

    /** {@code values} by name; what is not there is unknown. */
    public static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (!KNOWN.contains(name)) {
                return Matcher.quoteReplacement(found.group());
            }
            var value = oneLine(values.getOrDefault(name, ""));
            var otherwise = found.group(2) == null ? "" : found.group(2);
            return Matcher.quoteReplacement(value.isEmpty() ? otherwise : value);
        });
    }

    private static String oneLine(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return Texts.cut(line, LONGEST_VALUE);
    }
}
