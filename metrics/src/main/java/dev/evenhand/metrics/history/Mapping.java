package dev.evenhand.metrics.history;

import dev.evenhand.metrics.history.Notation.Decimal;
import dev.evenhand.metrics.outcome.FactField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of another system's export become facts.
 *
 * <p>Text, one rule a line, {@code #} begins a comment:
 *
 * <pre>
 * startedAt = created_at | epoch          the fact is in the column, seconds since 1970
 * closedAt  = closed_at, solved_at        the first of the columns that has something in it
 * entry     = "human_first"               the same for every row
 * survey.csat = score ? good=5 bad=1      words become values; a word not listed is left out
 * skip status ? open pending              rows that are no outcome yet
 * tz       = Europe/Paris                 where times without an offset were written; UTC if nothing is said
 * decimal  = comma                        4,9 is 4.9; with point, 1,234 is 1234; unsaid, such a comma is a fault
 * </pre>
 *
 * Columns of JSON lines are paths, such as {@code statistics.last_close_at} or {@code contacts.0.id}. After {@code |}
 * stands how a value is read: {@code epoch} seconds, {@code epoch_millis}, {@code minutes} or {@code millis} of a duration,
 * {@code plus:<column>:<unit>} a time after another column's.
 */
final class Mapping {
    static final Set<String> PRESETS = Set.of("chatwoot", "intercom", "zendesk");
    private static final Set<String> READINGS = Set.of("", "epoch", "epoch_millis", "minutes", "millis");

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> skipped = new LinkedHashMap<>();
    private Notation notation = Notation.USUAL;

    /**
     * One fact's rule.
     *
     * @param columns the first that has something counts
     * @param constant the same for every row; null where columns tell
     * @param reading how the text is read, empty for as it stands
     * @param words what words stand for; empty for the text itself
     */
    record Rule(List<String> columns, @Nullable String constant, String reading, Map<String, String> words) {}

    /** A mapping that cannot be read; the message names line and remedy. */
    static final class BadMapping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadMapping(int line, String message) {
            super("mapping, line " + line + ": " + message);
        }
    }

    /** One of {@link #PRESETS}. */
    static Mapping preset(String name) {
        try (InputStream in = Mapping.class.getResourceAsStream(name + ".mapping")) {
            if (!PRESETS.contains(name) || in == null) {
                throw new BadMapping(
                        0, "there is no preset " + name + "; known are " + new java.util.TreeSet<>(PRESETS));
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Columns named as the facts themselves, in JSON paths or as the exported CSV names them. */
    static Mapping own() {
        Mapping mapping = new Mapping();
        FactField.ALL.forEach(field ->
                mapping.rules.put(field.path(), new Rule(List.of(field.path(), field.column()), null, "", Map.of())));
        return mapping;
    }

    /**
     * Reads the text of a mapping.
     *
     * @throws BadMapping naming the first line that is wrong
     */
    static Mapping read(String text) {
        Mapping mapping = new Mapping();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.replaceFirst("(^|\\s)#.*$", "").strip();
            if (!line.isEmpty()) {
                mapping.add(line, number);
            }
        }
        return mapping;
    }

    private void add(String line, int number) {
        if (line.startsWith("skip ")) {
            String[] parts = line.substring(5).split("\\?", 2);
            require(parts.length == 2, number, "write: skip column ? word word");
            skipped.put(
                    parts[0].strip(),
                    Set.of(parts[1].strip().toLowerCase(Locale.ROOT).split("\\s+")));
            return;
        }
        String[] sides = line.split("=", 2);
        require(sides.length == 2, number, "write: fact = column, or fact = \"value\"");
        String fact = sides[0].strip();
        if (fact.equals("tz") || fact.equals("decimal")) {
            notation =
                    fact.equals("tz") ? notation.in(zone(sides[1].strip(), number)) : decimal(sides[1].strip(), number);
            return;
        }
        require(FactField.BY_PATH.containsKey(fact), number, fact + " is no fact; see the field names of the import");
        rules.put(fact, rule(sides[1].strip(), number));
    }

    private static ZoneId zone(String name, int number) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new BadMapping(number, "tz must be a timezone such as Europe/Paris, not " + name);
        }
    }

    private Notation decimal(String sign, int number) {
        require(sign.equals("comma") || sign.equals("point"), number, "decimal must be comma or point, not " + sign);
        return notation.with(Decimal.valueOf(sign.toUpperCase(Locale.ROOT)));
    }

    private static Rule rule(String text, int number) {
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 2) {
            return new Rule(List.of(), text.substring(1, text.length() - 1), "", Map.of());
        }
        String[] halves = text.split("\\?", 2);
        String[] parts = halves[0].split("\\|", 2);
        String reading = parts.length == 2 ? parts[1].strip() : "";
        require(READINGS.contains(reading) || reading.startsWith("plus:"), number, "unknown reading " + reading);
        List<String> columns = new ArrayList<>();
        for (String column : parts[0].split(",", -1)) {
            require(!column.isBlank(), number, "a column's name is missing");
            columns.add(column.strip());
        }
        return new Rule(columns, null, reading, halves.length == 2 ? words(halves[1], number) : Map.of());
    }

    private static Map<String, String> words(String text, int number) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : text.strip().split("\\s+", -1)) {
            String[] sides = pair.split("=", 2);
            require(sides.length == 2, number, pair + " must be word=value");
            words.put(sides[0].toLowerCase(Locale.ROOT), sides[1]);
        }
        return words;
    }

    private static void require(boolean holds, int line, String message) {
        if (!holds) {
            throw new BadMapping(line, message);
        }
    }

    Map<String, Rule> rules() {
        return rules;
    }

    /** Whether any rule looks into the column. */
    boolean reads(String column) {
        return skipped.containsKey(column)
                || rules.values().stream()
                        .anyMatch(rule -> rule.columns().contains(column)
                                || rule.reading().matches("plus:" + Pattern.quote(column) + "(:.*)?"));
    }

    /** How the file writes times and numbers. */
    Notation notation() {
        return notation;
    }

    /** Whether a row is no outcome yet, such as one still open. */
    boolean skips(Map<String, String> row) {
        return skipped.entrySet().stream().anyMatch(skip -> skip.getValue()
                .contains(row.getOrDefault(skip.getKey(), "").strip().toLowerCase(Locale.ROOT)));
    }
}
