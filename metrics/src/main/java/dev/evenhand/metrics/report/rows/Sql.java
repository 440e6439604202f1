package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.outcome.FactValues;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollups.Span;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Question;
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
 * @param span under which labels, as of when, and which starts: {@code from <= started_at < to}
 * @param where conditions, joined by AND
 * @param parameters for their question marks, in order
 */
public record Sql(Span span, List<String> where, List<@Nullable Object> parameters) {

    /** Every conversation of the cohort, labelled as of {@code now}. */
    public static Sql cohort(ReportQuery query, Instant now) {
        ReportQuery.Cohort cohort = query.cohort();
        ReportQuery.Rules rules = query.rules();
        Span span = new Span(rules.definition(), rules.window(), now, cohort.from(), cohort.to());
        Sql rows = new Sql(span, List.of(), List.of())
                .equal("topic", cohort.topic())
                .equal("channel", cohort.channel())
                .equal("locale", cohort.locale());
        return cohort.eligible() == null ? rows : Drawable.eligible(rows, cohort.eligible(), cohort);
    }

    /** Of those, the ones that started in this part of the time. */
    public Sql during(Instant from, Instant to) {
        Instant later = from.isAfter(span.from()) ? from : span.from();
        Instant sooner = to.isBefore(span.to()) ? to : span.to();
        return new Sql(new Span(span.definition(), span.window(), span.asOf(), later, sooner), where, parameters);
    }

    /** Whether nothing that began before the end is left out. */
    public boolean fromTheBeginning() {
        return where.isEmpty() && span.from().equals(Instant.EPOCH);
    }

    /** Whether no condition but the time leaves a row out. */
    boolean whole() {
        return where.isEmpty();
    }

    /** Of those, the ones for which a condition holds. */
    public Sql and(String condition) {
        List<String> more = new ArrayList<>(where);
        more.add(condition);
        return new Sql(span, more, parameters);
    }

    /** Only rows whose column has the value; {@code unknown} asks for those without one, null for all. */
    public Sql equal(String column, @Nullable String value) {
        if (value == null) {
            return this;
        }
        return value.equals(FactValues.UNKNOWN)
                ? and(column + " IS NULL")
                : bound(column + "::VARCHAR = ?", List.of(value));
    }

    /** Only rows whose column has none of the values, of which {@code unknown} means having none. */
    public Sql outside(String column, List<String> values) {
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
        return "coalesce(" + column + "::VARCHAR IN (" + marks + "), " + values.contains(FactValues.UNKNOWN) + ")";
    }

    private Sql bound(String condition, List<String> values) {
        List<@Nullable Object> more = new ArrayList<>(parameters);
        more.addAll(values);
        return new Sql(span, and(condition).where, more);
    }

    /** {@code SELECT columns FROM the rows}, with what follows. */
    public Question select(String columns, String rest) {
        return booked -> new Source(this, booked).select(columns, rest);
    }

    /**
     * The keys of each group of rows in their order, then its sums in theirs, from the cells as far as they know; sorted
     * by the keys. Without keys it is one group, also of no rows.
     */
    public Question sums(List<String> keys, List<Sum> sums) {
        return booked -> new Source(this, booked).sums(keys, sums);
    }

    /**
     * Totals over customers, see {@link Regulars#totals}; from what is booked only where all rows are asked about.
     *
     * @param counted condition of the rows without which no value changes
     */
    public Question regulars(Regulars regulars, String counted) {
        return booked -> new Source(this, booked).regulars(regulars, counted);
    }
}
