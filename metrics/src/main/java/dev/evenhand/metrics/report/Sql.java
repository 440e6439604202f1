package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollups.Span;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows a report is about, as SQL: labelled, within the time, matching the filters.
 *
 * <p>Times and spans come from checked values and are written out, text is always bound.
 *
 * @param where conditions, joined by AND
 * @param parameters for their question marks, in order
 */
record Sql(Scope scope, List<String> where, List<@Nullable Object> parameters) {

    /** Which labels, as of when, and which starts: {@code from <= started_at < to}. */
    record Scope(Definition definition, Duration window, Instant asOf, Instant from, Instant to) {}

    /** Every conversation of the cohort, labelled as of {@code now}. */
    static Sql cohort(ReportQuery query, Instant now) {
        ReportQuery.Cohort cohort = query.cohort();
        ReportQuery.Rules rules = query.rules();
        Scope scope = new Scope(rules.definition(), rules.window(), now, cohort.from(), cohort.to());
        Sql rows = new Sql(scope, List.of(), List.of())
                .equal("topic", cohort.topic())
                .equal("channel", cohort.channel())
                .equal("locale", cohort.locale());
        return cohort.eligible() == null ? rows : Drawable.eligible(rows, cohort.eligible(), cohort);
    }

    /** Of those, the ones that started in this part of the time. */
    Sql during(Instant from, Instant to) {
        Instant later = from.isAfter(scope.from) ? from : scope.from;
        Instant sooner = to.isBefore(scope.to) ? to : scope.to;
        return new Sql(new Scope(scope.definition, scope.window, scope.asOf, later, sooner), where, parameters);
    }

    /** Whether nothing that began before the end is left out. */
    boolean fromTheBeginning() {
        return where.isEmpty() && scope.from.equals(Instant.EPOCH);
    }

    /** Whether no condition but the time leaves a row out. */
    boolean whole() {
        return where.isEmpty();
    }

    Sql and(String condition) {
        List<String> more = new ArrayList<>(where);
        more.add(condition);
        return new Sql(scope, more, parameters);
    }

    /** Only rows whose column has the value; {@code unknown} asks for those without one, null for all. */
    Sql equal(String column, @Nullable String value) {
        if (value == null) {
            return this;
        }
        return value.equals(Cells.UNKNOWN) ? and(column + " IS NULL") : bound(column + "::VARCHAR = ?", List.of(value));
    }

    /** Only rows whose column has none of the values, of which {@code unknown} means having none. */
    Sql outside(String column, List<String> values) {
        return values.isEmpty() ? this : bound("NOT " + in(column, values), values);
    }

    /** Only rows whose column has one of the values, of which {@code unknown} means having none; all for no values. */
    Sql among(String column, List<String> values) {
        return values.isEmpty() ? this : bound(in(column, values), values);
    }

    /** The same of rows for which the condition does not hold; the others stay. */
    Sql amongUnless(String condition, String column, List<String> values) {
        return values.isEmpty() ? this : bound("(" + condition + " OR " + in(column, values) + ")", values);
    }

    private static String in(String column, List<String> values) {
        String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return "coalesce(" + column + "::VARCHAR IN (" + marks + "), " + values.contains(Cells.UNKNOWN) + ")";
    }

    private Sql bound(String condition, List<String> values) {
        List<@Nullable Object> more = new ArrayList<>(parameters);
        more.addAll(values);
        return new Sql(scope, and(condition).where, more);
    }

    /** {@code SELECT columns FROM the rows}, with what follows. */
    Question select(String columns, String rest) {
        return booked -> new Source(this, booked).select(columns, rest);
    }

    /**
     * The keys of each group of rows in their order, then its sums in theirs, from the cells as far as they know; sorted
     * by the keys. Without keys it is one group, also of no rows.
     */
    Question sums(List<String> keys, List<Sum> sums) {
        return booked -> new Source(this, booked).sums(keys, sums);
    }

    /**
     * Totals over customers, see {@link Regulars#totals}; from what is booked only where all rows are asked about.
     *
     * @param counted condition of the rows without which no value changes
     */
    Question regulars(Regulars regulars, String counted) {
        return booked -> new Source(this, booked).regulars(regulars, counted);
    }

    Span span() {
        return new Span(scope.definition, scope.window, scope.asOf, scope.from, scope.to);
    }
}
