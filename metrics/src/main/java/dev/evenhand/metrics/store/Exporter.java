package dev.evenhand.metrics.store;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.FactField.Kind;
import dev.evenhand.metrics.outcome.FactValues;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes every fact and every derived label of the view to a file, for anybody's own recount.
 *
 * <p>CSV and Parquet have one column a fact (the view's names) and one a label; in CSV no text is a formula. JSONL has the nested form of the import
 * with the labels under {@code labels}, so that an export can be imported again. Beside the labels stands under which definition
 * and as of when they are true.
 */
public final class Exporter {
    /** What rows have that do not tell, as reports name it. */
    private static final String UNKNOWN = FactValues.UNKNOWN;

    private static final String ISO = "'%Y-%m-%dT%H:%M:%S.%gZ'";

    private final DuckOutcomeView view;

    public Exporter(DuckOutcomeView view) {
        this.view = view;
    }

    /** The form of a file. */
    public enum Format {
        CSV("FORMAT csv, HEADER true"),
        JSONL("FORMAT json, ARRAY false"),
        PARQUET("FORMAT parquet, COMPRESSION zstd");

        private final String options;

        Format(String options) {
            this.options = options;
        }
    }

    /**
     * Which rows, labelled how.
     *
     * @param from first start, inclusive; null for no bound
     * @param to first start no longer taken; null for no bound
     * @param window of an episode
     * @param asOf the moment the labels are true of; to milliseconds
     * @param only values of fact columns, such as the topic, or {@value #UNKNOWN} for rows without one; empty for all
     * @param definition whose labels
     */
    public record Selection(
            @Nullable Instant from,
            @Nullable Instant to,
            Duration window,
            Instant asOf,
            Map<String, String> only,
            Definition definition) {
        public Selection {
            asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
            only = Map.copyOf(only);
        }

        /** Of every topic, channel and language, by the current definition. */
        public Selection(@Nullable Instant from, @Nullable Instant to, Duration window, Instant asOf) {
            this(from, to, window, asOf, Map.of(), Definitions.CURRENT);
        }

        private String moment() {
            return "strftime(" + timestamp(asOf) + ", " + ISO + ")";
        }

        private List<String> labels() {
            return definition.derivedColumns();
        }
    }

    /** Writes the file; it is whole when the future completes, and fails with {@link ViewFailure}. */
    public Future<Void> write(Format format, Selection selection, Path target) {
        String sql = "COPY (SELECT " + columns(format, selection) + " FROM " + macro(selection) + where(selection)
                + " ORDER BY started_at, conversation) TO " + quoted(target.toString()) + " (" + format.options + ")";
        return view.run(SqlQuery.of(sql));
    }

    private static String columns(Format format, Selection labelled) {
        return switch (format) {
            case PARQUET -> flat(FactField::column, labelled, timestamp(labelled.asOf));
            case CSV -> flat(field -> cell(field) + " AS " + field.column(), labelled, labelled.moment());
            case JSONL -> nested(labelled);
        };
    }

    private static String flat(Function<FactField, String> column, Selection labelled, String asOf) {
        String facts = FactField.ALL.stream().map(column).collect(Collectors.joining(", "));
        return facts + ", " + String.join(", ", labelled.labels()) + ", " + quoted(labelled.definition.version())
                + " AS definition, " + asOf + " AS as_of";
    }

    private static String nested(Selection labelled) {
        Map<String, StringJoiner> parts = new LinkedHashMap<>();
        for (FactField field : FactField.ALL) {
            if (!field.part().isEmpty()) {
                parts.computeIfAbsent(field.part(), part -> new StringJoiner(", ", "{", "}"))
                        .add("'" + field.name() + "': " + text(field));
            }
        }
        StringJoiner columns = new StringJoiner(", ");
        FactField.ALL.stream()
                .filter(field -> field.part().isEmpty())
                .forEach(field -> columns.add(text(field) + " AS \"" + field.name() + '"'));
        parts.forEach((part, struct) -> columns.add(struct + " AS \"" + part + '"'));
        StringJoiner labels = new StringJoiner(", ", "{", "} AS labels");
        labelled.labels().forEach(label -> labels.add("'" + label + "': " + label));
        labels.add("'definition': " + quoted(labelled.definition.version()));
        labels.add("'as_of': " + labelled.moment());
        return columns.add(labels.toString()).toString();
    }

    /**
     * A text that a spreadsheet would take for a formula is marked as a text by an apostrophe before it, and one that is
     * marked already once more: so the import knows which to take off.
     */
    private static String cell(FactField field) {
        String text = text(field);
        return field.kind() == Kind.TEXT ? "regexp_replace(" + text + ", '^(''*[-=+@\\t\\r])', '''\\1')" : text;
    }

    /** Times as ISO 8601 in UTC with milliseconds. */
    private static String text(FactField field) {
        return field.kind() == Kind.TIME ? "strftime(" + field.column() + ", " + ISO + ")" : field.column();
    }

    private static String macro(Selection selection) {
        return selection.definition().macro() + "(INTERVAL '"
                + selection.window().toMillis() + " milliseconds', " + timestamp(selection.asOf()) + ")";
    }

    private static String where(Selection selection) {
        Instant from = selection.from();
        Instant to = selection.to();
        List<String> bounds = new java.util.ArrayList<>();
        if (from != null) {
            bounds.add("started_at >= " + timestamp(from));
        }
        if (to != null) {
            bounds.add("started_at < " + timestamp(to));
        }
        selection
                .only()
                .forEach((column, value) ->
                        bounds.add(value.equals(UNKNOWN) ? column + " IS NULL" : column + " = " + quoted(value)));
        return bounds.isEmpty() ? "" : " WHERE " + String.join(" AND ", bounds);
    }

    private static String timestamp(Instant time) {
        return "TIMESTAMP '" + time.toString().replace("T", " ").replace("Z", "") + "'";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
