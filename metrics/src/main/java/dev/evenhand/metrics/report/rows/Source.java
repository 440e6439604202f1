package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.definition.Definition.Labelling;
import dev.evenhand.metrics.rollup.Booked;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Rollups;
import dev.evenhand.metrics.rollup.Rollups.Asked;
import dev.evenhand.metrics.rollup.Rollups.Part;
import dev.evenhand.metrics.rollup.Rollups.Span;
import dev.evenhand.metrics.rollup.Rollups.Split;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.store.SqlQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where rows are found in one state of the view: in the cells as far as these know, else one by one. */
record Source(Sql asked, Booked booked) {

    SqlQuery select(String columns, String rest) {
        return new SqlQuery(
                "SELECT " + columns + " FROM " + rows(List.of(columns, rest), all()) + " " + rest, asked.parameters());
    }

    /** Where every row that is asked about can be found. */
    private Part all() {
        return new Part(booked.since(asked.span().from()), "true");
    }

    /** Rows of a part, with the columns that the expressions and the conditions name. */
    String rows(List<String> expressions, Part part) {
        Span span = asked.span();
        Rollups rollups = booked.rollups();
        List<String> texts = new ArrayList<>(asked.where());
        texts.addAll(expressions);
        texts.add("started_at, " + part.condition());
        Set<String> columns = rollups.columnsIn(texts);
        List<Dimension> derived = rollups.derived(columns);
        columns.addAll(rollups.columnsIn(derived.stream().map(Dimension::sql).toList()));
        String extra = derived.stream()
                .map(dimension -> ", " + dimension.sql() + " AS " + dimension.name())
                .collect(Collectors.joining());
        String conditions = asked.where().stream().map(one -> " AND " + one).collect(Collectors.joining());
        return "(SELECT *" + extra + " FROM ("
                + span.definition().labelled(columns, labelling(part.table()))
                + ")) WHERE started_at >= " + Times.literal(span.from()) + " AND started_at < "
                + Times.literal(span.to()) + " AND " + part.condition() + conditions;
    }

    private Labelling labelling(String table) {
        Span span = asked.span();
        return new Labelling(table, Times.literal(span.window()), Times.literal(span.asOf()));
    }

    SqlQuery sums(List<String> keys, List<Sum> sums) {
        return booked.rollups()
                .split(new Asked(asked.span(), keys, asked.where(), sums), booked)
                .map(split -> fromBoth(keys, sums, split))
                .orElseGet(() ->
                        new SqlQuery(total(keys, sums, "(" + fromRows(keys, sums, all()) + ")"), asked.parameters()));
    }

    SqlQuery regulars(Regulars regulars, String counted) {
        boolean kept = asked.where().isEmpty() && booked.rollups().regulars().contains(regulars);
        Rollup customers = kept ? regulars.customers() : regulars.alone();
        List<String> expressions = Stream.of(
                        customers.dimensions().stream().map(Dimension::sql),
                        customers.sums().stream().map(Sum::sql),
                        Stream.of(customers.among(), counted))
                .flatMap(parts -> parts)
                .toList();
        String sql = Optional.of(booked)
                .filter(any -> kept)
                .flatMap(any -> any.rollups().restOfCustomers(asked.span(), any))
                .map(rest -> regulars.totals(customers(expressions, rest, counted)))
                .orElseGet(() -> regulars.totalsOf(customers(expressions, all(), counted)));
        return new SqlQuery(sql, asked.parameters());
    }

    /** See {@link Regulars#newcomers}. */
    String newcomers(Regulars regulars, Part rest) {
        Rollup customers = regulars.alone();
        List<String> expressions = Stream.concat(
                        customers.dimensions().stream().map(Dimension::sql), Stream.of(customers.among()))
                .toList();
        return regulars.newcomers(customers(expressions, rest, Rollup.ALL));
    }

    private String customers(List<String> expressions, Part part, String counted) {
        return "(FROM " + rows(expressions, new Part(part.table(), part.condition() + " AND " + counted)) + ")";
    }

    private SqlQuery fromBoth(List<String> keys, List<Sum> sums, Split split) {
        String conditions =
                split.conditions().stream().map(one -> " AND " + one).collect(Collectors.joining());
        String cells = "SELECT " + columns(keys, sums, Sum::column) + " FROM "
                + split.cells().table() + " WHERE " + split.cells().condition() + conditions;
        String both = "(" + cells + " UNION ALL " + fromRows(keys, sums, split.rest()) + ")";
        List<@Nullable Object> twice = new ArrayList<>(asked.parameters());
        twice.addAll(asked.parameters());
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
        String values = sums.stream().map(Source::summed).collect(Collectors.joining(", "));
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
                + rows(expressions, part) + group;
    }

    private static String columns(List<String> keys, List<Sum> sums, Reading reading) {
        Stream<String> named =
                IntStream.range(0, keys.size()).mapToObj(place -> keys.get(place) + " AS k" + (place + 1));
        Stream<String> summed =
                Stream.concat(sums.stream(), Stream.of(Sum.ROWS)).distinct().map(reading::of);
        return Stream.concat(named, summed).collect(Collectors.joining(", "));
    }
}
