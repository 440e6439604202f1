package dev.evenhand.metrics.history;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.evenhand.handoff.conversation.Texts;
import dev.evenhand.metrics.history.Mapping.Rule;
import dev.evenhand.metrics.history.Notation.Unreadable;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of another system's export, as a line of facts; what is wrong with it is told with its own column's name. */
final class MappedRow {
    private static final String CLOSE = "closedAt";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Mapping mapping;
    private final Map<String, String> row;
    private final long line;
    private final List<Fault> faults;

    MappedRow(Mapping mapping, Map<String, String> row, long line, List<Fault> faults) {
        this.mapping = mapping;
        this.row = row;
        this.line = line;
        this.faults = faults;
    }

    /** JSON in the form of the import. */
    String json() {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        mapping.rules().forEach((fact, rule) -> {
            FactField field = FactField.BY_PATH.get(fact);
            String value = field == null ? null : value(field, rule);
            if (field != null && value != null) {
                parts.computeIfAbsent(field.part(), part -> new TreeMap<>()).put(field.name(), value);
            }
        });
        StringBuilder json = new StringBuilder("{");
        parts.forEach((part, values) -> {
            separate(json);
            if (!part.isEmpty()) {
                json.append('"').append(part).append("\":{");
            }
            values.forEach((name, value) -> {
                separate(json);
                json.append('"').append(name).append("\":").append(value);
            });
            if (!part.isEmpty()) {
                json.append('}');
            }
        });
        return json.append('}').toString();
    }

    private static void separate(StringBuilder json) {
        char last = json.charAt(json.length() - 1);
        if (last != '{') {
            json.append(',');
        }
    }

    private @Nullable String value(FactField field, Rule rule) {
        if (rule.constant() != null) {
            return read(field, "", new Cell(field.path(), rule.constant()));
        }
        if (rule.columns().get(0).reading().equals(Mapping.LATEST)) {
            return latest(field, rule);
        }
        for (Mapping.Column column : rule.columns()) {
            String text = text(column);
            if (!text.isEmpty()) {
                String word = rule.meaning(text);
                if (word == null) {
                    strange(field, rule, new Cell(column.name(), text));
                }
                return word == null || word.isEmpty()
                        ? null
                        : read(field, column.reading(), new Cell(column.name(), word));
            }
        }
        return null;
    }

    private @Nullable String latest(FactField field, Rule rule) {
        return rule.columns().stream()
                .filter(column -> !text(column).isEmpty())
                .map(column -> read(field, column.reading(), new Cell(column.name(), text(column))))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(MappedRow::instant))
                .orElse(null);
    }

    /** Empty where there is nothing. */
    private String text(Mapping.Column column) {
        boolean held = column.when().isEmpty() || !nothing(told(column.when()));
        String text = held ? told(column.name()) : "";
        return column.reading().equals(Mapping.ID) && nothing(text) ? "" : text;
    }

    private String told(String column) {
        return row.getOrDefault(column, "").strip();
    }

    /** Zero is how some systems write that there is no such person, and no such time. */
    private static boolean nothing(String text) {
        return text.isEmpty() || text.equals("0");
    }

    private record Cell(String column, String text) {}

    private @Nullable String read(FactField field, String reading, Cell cell) {
        try {
            return switch (reading) {
                case "", Mapping.ID -> written(field, cell.text);
                case "epoch", Mapping.LATEST -> sinceEpoch(1000 * number(cell));
                case "epoch_millis" -> sinceEpoch(number(cell));
                case "minutes" -> whole(Double.toString(60 * number(cell)));
                case "millis" -> whole(Double.toString(number(cell) / 1000));
                default -> quoted(after(field, cell, reading.split(":", 3)).toString());
            };
        } catch (Unreadable unreadable) {
            fault(field, cell, unreadable.getMessage());
        } catch (ArithmeticException | DateTimeException tooFar) {
            fault(field, cell, "is beyond the years 1970 to 2199");
        }
        return null;
    }

    private void strange(FactField field, Rule rule, Cell cell) {
        faults.add(new Fault(
                line,
                cell.column,
                "has \"" + shortened(cell.text) + "\", which the mapping does not list for " + field.path() + " ("
                        + String.join(", ", rule.words().keySet()) + "); add what it stands for, or *= for unknown"));
    }

    private void fault(FactField field, Cell cell, @Nullable String message) {
        faults.add(new Fault(
                line,
                cell.column,
                "cannot be read as " + field.path() + ": \"" + shortened(cell.text) + "\" " + message));
    }

    /** Zero is how some systems write that there is no such time. */
    private static @Nullable String sinceEpoch(double millis) {
        return millis == 0
                ? null
                : quoted(Instant.ofEpochMilli(Math.round(millis)).toString());
    }

    /** The cell is a duration since the time in another column. */
    private Instant after(FactField field, Cell cell, String[] plus) throws Unreadable {
        Instant start = start(plus[1]);
        boolean minutes = plus.length > 2 && plus[2].equals("minutes");
        Instant then = start.plus(Duration.ofMillis(Math.round(1000 * number(cell) * (minutes ? 60 : 1))));
        Instant close = minutes && !field.path().equals(CLOSE) ? closed() : null;
        return close != null && then.isAfter(close) && then.isBefore(close.plus(A_MINUTE)) ? close : then;
    }

    /** What is wrong with it is told where the fact itself is read. */
    private @Nullable Instant closed() {
        Rule rule = mapping.rules().get(CLOSE);
        FactField field = FactField.BY_PATH.get(CLOSE);
        String close = rule == null || field == null
                ? null
                : new MappedRow(mapping, row, line, new ArrayList<>()).value(field, rule);
        return close == null ? null : instant(close);
    }

    private static Instant instant(String quoted) {
        return Instant.parse(quoted.substring(1, quoted.length() - 1));
    }

    private Instant start(String column) throws Unreadable {
        try {
            return notation().time(row.getOrDefault(column, "").strip());
        } catch (Unreadable unreadable) {
            throw new Unreadable("counts from the column " + column + ", which " + unreadable.getMessage());
        }
    }

    private Notation notation() {
        return mapping.notation();
    }

    private double number(Cell cell) throws Unreadable {
        return Double.parseDouble(notation().number(cell.text));
    }

    private String written(FactField field, String value) throws Unreadable {
        return switch (field.kind()) {
            case TIME -> quoted(notation().time(value).toString());
            case TEXT -> quoted(value);
            case FLAG -> Boolean.toString(notation().flag(value));
            case COUNT, VERSION -> whole(notation().number(value));
            case NUMBER -> notation().number(value);
        };
    }

    private static String whole(String number) {
        return number.matches("-?\\d+\\.0+") ? number.substring(0, number.indexOf('.')) : number;
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        return text.append('"').toString();
    }

    private static String shortened(String text) {
        return Texts.shortened(text, 40);
    }
}
