package dev.evenhand.metrics.report;

import dev.evenhand.metrics.store.SqlQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows a report is about, as SQL: labelled, within the time, matching the filters.
 *
 * <p>Times and spans come from checked values and are written out, so that the database can compare them with what it knows
 * of each block; text is always bound.
 *
 * @param where conditions, joined by AND
 * @param parameters for their question marks, in order
 */
record Sql(String from, List<String> where, List<@Nullable Object> parameters) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    /** Every conversation of the cohort, labelled as of {@code now}. */
    static Sql cohort(ReportQuery query, Instant now) {
        ReportQuery.Cohort cohort = query.cohort();
        String macro = query.rules().definition().macro() + "("
                + interval(query.rules().window()) + ", " + timestamp(now) + ")";
        Sql sql = new Sql(macro, List.of(), List.of())
                .and("started_at >= " + timestamp(cohort.from()))
                .and("started_at < " + timestamp(cohort.to()));
        return sql.among("topic", cohort.topics())
                .equal("topic", cohort.topic())
                .equal("channel", cohort.channel())
                .equal("locale", cohort.locale());
    }

    Sql and(String condition) {
        List<String> more = new ArrayList<>(where);
        more.add(condition);
        return new Sql(from, more, parameters);
    }

    /** Only rows whose column has the value; {@code unknown} asks for those without one, null for all. */
    Sql equal(String column, @Nullable String value) {
        if (value == null) {
            return this;
        }
        if (value.equals(Cells.UNKNOWN)) {
            return and(column + " IS NULL");
        }
        List<@Nullable Object> more = new ArrayList<>(parameters);
        more.add(value);
        List<String> conditions = new ArrayList<>(where);
        conditions.add(column + "::VARCHAR = ?");
        return new Sql(from, conditions, more);
    }

    /** Only rows whose column has none of the values. */
    Sql outside(String column, List<String> values) {
        return values.isEmpty() ? this : listed("NOT coalesce(" + column + "::VARCHAR IN (%s), false)", values);
    }

    /** Only rows whose column has one of the values; all where there are none. */
    Sql among(String column, List<String> values) {
        return values.isEmpty() ? this : listed("coalesce(" + column + "::VARCHAR IN (%s), false)", values);
    }

    private Sql listed(String condition, List<String> values) {
        List<@Nullable Object> more = new ArrayList<>(parameters);
        more.addAll(values);
        List<String> conditions = new ArrayList<>(where);
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        conditions.add(condition.formatted(marks));
        return new Sql(from, conditions, more);
    }

    /** {@code SELECT columns FROM the rows}, with what follows. */
    SqlQuery select(String columns, String rest) {
        return new SqlQuery("SELECT " + columns + " FROM " + source() + " " + rest, parameters);
    }

    /** The rows as a sub-select under the columns. */
    String rows(String columns) {
        return "(SELECT " + columns + " FROM " + source() + ")";
    }

    private String source() {
        return from + " WHERE " + String.join(" AND ", where);
    }

    static String timestamp(Instant instant) {
        return "TIMESTAMP '" + TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "'";
    }

    static String interval(Duration duration) {
        return "INTERVAL '" + duration.toSeconds() + " seconds'";
    }
}
