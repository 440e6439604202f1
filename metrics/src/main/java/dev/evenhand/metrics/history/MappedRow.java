package dev.evenhand.metrics.history;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.evenhand.metrics.history.Mapping.Rule;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of another system's export, as a line of facts; what is wrong with it is told with its own column's name. */
final class MappedRow {
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
            return written(field, rule.constant());
        }
        for (String column : rule.columns()) {
            String text = row.getOrDefault(column, "").strip();
            if (!text.isEmpty()) {
                String word = rule.words().isEmpty() ? text : rule.words().get(text.toLowerCase(Locale.ROOT));
                return word == null ? null : read(field, rule.reading(), new Cell(column, word));
            }
        }
        return null;
    }

    private record Cell(String column, String text) {}

    private @Nullable String read(FactField field, String reading, Cell cell) {
        try {
            return switch (reading) {
                case "" -> written(field, field.kind() == FactField.Kind.TIME ? time(cell.text) : cell.text);
                case "epoch" ->
                    written(
                            field,
                            Instant.ofEpochMilli(Math.round(1000 * number(cell)))
                                    .toString());
                case "epoch_millis" ->
                    written(
                            field,
                            Instant.ofEpochMilli(Math.round(number(cell))).toString());
                case "minutes" -> written(field, Double.toString(60 * number(cell)));
                case "millis" -> written(field, Double.toString(number(cell) / 1000));
                default -> written(field, after(cell, reading.split(":", 3)));
            };
        } catch (NumberFormatException | DateTimeException unreadable) {
            faults.add(new Fault(line, cell.column, "cannot be read as " + field.path() + ": " + shortened(cell.text)));
            return null;
        }
    }

    /** The cell is a duration since the time in another column. */
    private String after(Cell cell, String[] plus) {
        Instant start = Instant.parse(time(row.getOrDefault(plus[1], "").strip()));
        double seconds = number(cell) * (plus.length > 2 && plus[2].equals("minutes") ? 60 : 1);
        return start.plus(Duration.ofMillis(Math.round(1000 * seconds))).toString();
    }

    private static double number(Cell cell) {
        return Double.parseDouble(cell.text.replace(",", ""));
    }

    /** ISO 8601 with an offset, or the same without one, or with a blank for the T: then UTC. */
    private static String time(String text) {
        String iso = text.replace(" UTC", "Z").replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        boolean offset = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:?\\d\\d$");
        String whole = iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replace(" ", "");
        return (offset
                        ? OffsetDateTime.parse(whole).toInstant()
                        : LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC))
                .toString();
    }

    private static String written(FactField field, String value) {
        return switch (field.kind()) {
            case TIME, TEXT -> quoted(value);
            case FLAG -> List.of("true", "t", "yes", "1").contains(value.toLowerCase(Locale.ROOT)) ? "true" : "false";
            case COUNT, VERSION -> value.matches("-?\\d+(\\.0+)?") ? value.replaceFirst("\\..*", "") : quoted(value);
            case NUMBER -> value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? value : quoted(value);
        };
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        return text.append('"').toString();
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
