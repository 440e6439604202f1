package dev.evenhand.metrics.history;

import dev.evenhand.metrics.history.Notation.Decimal;
import dev.evenhand.metrics.outcome.FactField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of another system's export become facts.
 *
 * <p>Text, one rule a line, {@code #} begins a comment:
 *
 * <pre>
 * startedAt = created_at | epoch          the fact is in the column, seconds since 1970
 * closedAt  = closed_at, solved_at        the first of the columns that has something in it
 * human.agent = assignee | id when replied  only where the column "replied" has something in it
 * entry     = "human_first"               the same for every row
 * survey.csat = score ? good=5 bad=1      words become values; a word not listed is a fault
 * survey.resolved = ok ? y=yes *=        any other word tells nothing; {@code *=no}: it stands for no
 * skip status ? open pending              rows that are no outcome yet
 * tz       = Europe/Paris                 where times without an offset were written; UTC if nothing is said
 * decimal  = comma                        4,9 is 4.9; with point, 1,234 is 1234; unsaid, such a comma is a fault
 * </pre>
 *
 * Columns of JSON lines are paths, such as {@code statistics.last_close_at} or {@code contacts.0.id}. After {@code |}
 * stands how a value is read: {@code epoch} seconds, {@code epoch_millis}, {@code latest_epoch} the latest of the columns,
 * {@code minutes} or {@code millis} of a duration, {@code plus:<column>:<unit>} a time after another column's (in minutes it is
 * known to the minute only, and so taken for the close where it lies less than one after it), {@code id} a key, of which 0 is
 * none. A column without a reading has that of the next one with. In {@code when} too, 0 is nothing.
 */
final class Mapping {
    /** Readings: seconds since 1970 of the latest column; a key of which 0 is none. */
    static final String LATEST = "latest_epoch";

    static final String ID = "id";

    /** The word that stands for whatever is not listed. */
    static final String ANY = "*";

    static final Set<String> PRESETS = Set.of("chatwoot", "intercom", "zendesk");
    private static final Set<String> READINGS = Set.of("", "epoch", "epoch_millis", LATEST, "minutes", "millis", ID);

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Set<String>> skipped = new LinkedHashMap<>();
    private final Set<String> said = new HashSet<>();
    private Notation notation = Notation.USUAL;

    /**
     * One fact's rule.
     *
     * @param columns the first that has something counts
     * @param constant the same for every row; null where columns tell
     * @param words what words stand for, {@link #ANY} for all others; empty for the text itself
     */
    record Rule(List<Column> columns, @Nullable String constant, Map<String, String> words) {
        /** What a text stands for: empty for nothing, null where no word of the rule is meant. */
        @Nullable
        String meaning(String text) {
            return words.isEmpty() ? text : words.getOrDefault(text.toLowerCase(Locale.ROOT), words.get(ANY));
        }
    }

    /**
     * Where a value stands.
     *
     * @param reading how the text is read, empty for as it stands
     * @param when the column without which nothing is read; empty for none
     */
    record Column(String name, String reading, String when) {
        private static Column plain(String name) {
            return new Column(name, "", "");
        }

        /** Names of the columns without which it tells nothing. */
        List<String> needs() {
            String start = reading.startsWith("plus:") ? reading.split(":", 3)[1] : "";
            return Stream.of(name, when, start).filter(one -> !one.isEmpty()).toList();
        }
    }

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
        FactField.ALL.forEach(field -> mapping.rules.put(
                field.path(),
                new Rule(List.of(Column.plain(field.path()), Column.plain(field.column())), null, Map.of())));
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
            once("skip " + parts[0].strip(), number);
            skipped.put(
                    parts[0].strip(),
                    Set.of(parts[1].strip().toLowerCase(Locale.ROOT).split("\\s+")));
            return;
        }
        String[] sides = line.split("=", 2);
        require(sides.length == 2, number, "write: fact = column, or fact = \"value\"");
        String fact = sides[0].strip();
        once(fact, number);
        if (fact.equals("tz") || fact.equals("decimal")) {
            notation =
                    fact.equals("tz") ? notation.in(zone(sides[1].strip(), number)) : decimal(sides[1].strip(), number);
            return;
        }
        require(FactField.BY_PATH.containsKey(fact), number, fact + " is no fact; see the field names of the import");
        rules.put(fact, rule(sides[1].strip(), number));
    }

    /** A second rule would take the place of the first without a word. */
    private void once(String what, int number) {
        require(said.add(what), number, what + " stands twice; put all of it into one line");
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
            return new Rule(List.of(), text.substring(1, text.length() - 1), Map.of());
        }
        String[] halves = text.split("\\?", 2);
        return new Rule(columns(halves[0], number), null, halves.length == 2 ? words(halves[1], number) : Map.of());
    }

    private static List<Column> columns(String text, int number) {
        Deque<Column> columns = new ArrayDeque<>();
        String[] parts = text.split(",", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            String[] sides = parts[i].split("\\|", 2);
            require(!sides[0].isBlank(), number, "a column's name is missing");
            Column next = columns.isEmpty() ? Column.plain("") : columns.getFirst();
            String[] read = sides.length == 2
                    ? (sides[1].strip() + " ").split("\\s+when\\s+", 2)
                    : new String[] {next.reading, next.when};
            String reading = read[0].strip();
            require(READINGS.contains(reading) || reading.startsWith("plus:"), number, "unknown reading " + reading);
            columns.addFirst(new Column(sides[0].strip(), reading, read.length == 2 ? read[1].strip() : ""));
        }
        return List.copyOf(columns);
    }

    private static Map<String, String> words(String text, int number) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : text.strip().split("\\s+", -1)) {
            String[] sides = pair.split("=", 2);
            require(sides.length == 2, number, pair + " must be word=value");
            String before = words.put(sides[0].toLowerCase(Locale.ROOT), sides[1]);
            require(before == null, number, sides[0] + " stands for two values; keep one");
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

    /** Columns by which rows are left out. */
    Set<String> skips() {
        return skipped.keySet();
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
