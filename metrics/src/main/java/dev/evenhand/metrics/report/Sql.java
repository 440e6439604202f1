package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definition.Labelling;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Booked;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Rollups.Asked;
import dev.evenhand.metrics.rollup.Rollups.Part;
import dev.evenhand.metrics.rollup.Rollups.Span;
import dev.evenhand.metrics.rollup.Rollups.Split;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.store.Question;
import dev.evenhand.metrics.store.SqlQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        return booked -> new SqlQuery(
                "SELECT " + columns + " FROM " + source(List.of(columns, rest), all(booked)) + " " + rest, parameters);
    }

    /** Where every row that is asked about can be found. */
    private Part all(Booked booked) {
        return new Part(booked.since(scope.from), "true");
    }

    /** Rows of a part, with the columns that the expressions and the conditions name. */
    String source(List<String> expressions, Part part) {
        List<String> texts = new ArrayList<>(where);
        texts.addAll(expressions);
        texts.add("started_at, " + part.condition());
        Set<String> columns = RolledUp.ROLLUPS.columnsIn(texts);
        List<Dimension> derived = RolledUp.ROLLUPS.derived(columns);
        columns.addAll(
                RolledUp.ROLLUPS.columnsIn(derived.stream().map(Dimension::sql).toList()));
        String extra = derived.stream()
                .map(dimension -> ", " + dimension.sql() + " AS " + dimension.name())
                .collect(Collectors.joining());
        String conditions = where.stream().map(one -> " AND " + one).collect(Collectors.joining());
        return "(SELECT *" + extra + " FROM ("
                + scope.definition.labelled(columns, labelling(part.table()))
                + ")) WHERE started_at >= " + Times.literal(scope.from) + " AND started_at < "
                + Times.literal(scope.to) + " AND " + part.condition() + conditions;
    }

    private Labelling labelling(String table) {
        return new Labelling(table, Times.literal(scope.window), Times.literal(scope.asOf));
    }

    /**
     * The keys of each group of rows in their order, then its sums in theirs, from the cells as far as they know; sorted
     * by the keys. Without keys it is one group, also of no rows.
     */
    Question sums(List<String> keys, List<Sum> sums) {
        return booked -> RolledUp.ROLLUPS
                .split(asked(keys, sums), booked)
                .map(split -> fromBoth(keys, sums, split))
                .orElseGet(() ->
                        new SqlQuery(total(keys, sums, "(" + fromRows(keys, sums, all(booked)) + ")"), parameters));
    }

    private Asked asked(List<String> keys, List<Sum> sums) {
        return new Asked(span(), keys, where, sums);
    }

    Span span() {
        return new Span(scope.definition, scope.window, scope.asOf, scope.from, scope.to);
    }

    /**
     * Totals over customers, see {@link Regulars#totals}; from what is booked only where all rows are asked about.
     *
     * @param counted condition of the rows without which no value changes
     */
    Question regulars(Regulars regulars, String counted) {
        boolean kept = where.isEmpty() && RolledUp.ROLLUPS.regulars().contains(regulars);
        Rollup customers = kept ? regulars.customers() : regulars.alone();
        List<String> expressions = Stream.of(
                        customers.dimensions().stream().map(Dimension::sql),
                        customers.sums().stream().map(Sum::sql),
                        Stream.of(customers.among(), counted))
                .flatMap(parts -> parts)
                .toList();
        return booked -> {
            String sql = Optional.of(booked)
                    .filter(any -> kept)
                    .flatMap(any -> RolledUp.ROLLUPS.restOfCustomers(span(), any))
                    .map(rest -> regulars.totals(rows(expressions, rest, counted)))
                    .orElseGet(() -> regulars.totalsOf(rows(expressions, all(booked), counted)));
            return new SqlQuery(sql, parameters);
        };
    }

    /** See {@link Regulars#newcomers}. */
    String newcomers(Regulars regulars, Part rest) {
        Rollup customers = regulars.alone();
        List<String> expressions = Stream.concat(
                        customers.dimensions().stream().map(Dimension::sql), Stream.of(customers.among()))
                .toList();
        return regulars.newcomers(rows(expressions, rest, Rollup.ALL));
    }

    private String rows(List<String> expressions, Part part, String counted) {
        return "(FROM " + source(expressions, new Part(part.table(), part.condition() + " AND " + counted)) + ")";
    }

    private SqlQuery fromBoth(List<String> keys, List<Sum> sums, Split split) {
        String conditions =
                split.conditions().stream().map(one -> " AND " + one).collect(Collectors.joining());
        String cells = "SELECT " + columns(keys, sums, Sum::column) + " FROM "
                + split.cells().table() + " WHERE " + split.cells().condition() + conditions;
        String both = "(" + cells + " UNION ALL " + fromRows(keys, sums, split.rest()) + ")";
        List<@Nullable Object> twice = new ArrayList<>(parameters);
        twice.addAll(parameters);
        return new SqlQuery(total(keys, sums, both), twice);
    }

    /** How a sum is read from what is below. */
    private interface Reading {
        String of(Sum sum);
    }

    private static String summed(Sum sum) {
        return "coalesce(sum(" + sum.column() + "), 0)::" + sum.type();
    }

    private static String total(List<String> keys, List<Sum> sums, String from) {
        String names = IntStream.rangeClosed(1, keys.size())
                .mapToObj(place -> "k" + place)
                .collect(Collectors.joining(", "));
        String values = sums.stream().map(Sql::summed).collect(Collectors.joining(", "));
        return keys.isEmpty()
                ? "SELECT " + values + " FROM " + from
                : "SELECT " + names + ", " + values + " FROM " + from + " GROUP BY " + names + " HAVING sum("
                        + Sum.ROWS.column() + ") > 0 ORDER BY " + names;
    }

    private String fromRows(List<String> keys, List<Sum> sums, Part part) {
        List<String> expressions =
                Stream.concat(keys.stream(), sums.stream().map(Sum::sql)).toList();
        String group = keys.isEmpty()
                ? ""
                : IntStream.rangeClosed(1, keys.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", " GROUP BY ", ""));
        return "SELECT " + columns(keys, sums, sum -> sum.sql() + " AS " + sum.column()) + " FROM "
                + source(expressions, part) + group;
    }

    private static String columns(List<String> keys, List<Sum> sums, Reading reading) {
        Stream<String> named =
                IntStream.range(0, keys.size()).mapToObj(place -> keys.get(place) + " AS k" + (place + 1));
        Stream<String> summed =
                Stream.concat(sums.stream(), Stream.of(Sum.ROWS)).distinct().map(reading::of);
        return Stream.concat(named, summed).collect(Collectors.joining(", "));
    }
}
