package dev.evenhand.metrics.rollup;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.outcome.FactField;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rollups there are, all under one definition and window; a question under another is answered from the rows.
 *
 * @param tables the smallest first, since the first that can answer is taken
 * @param regulars what is summed customer by customer
 */
public record Rollups(Definition definition, Duration window, List<Rollup> tables, List<Regulars> regulars) {
    /** Without any. */
    public static Rollups none(Definition definition, Duration window) {
        return new Rollups(definition, window, List.of(), List.of());
    }

    /** All there are. */
    public List<Book> books() {
        return Stream.<Book>concat(tables.stream(), regulars.stream()).toList();
    }

    /** Under which labels, as of when, about rows started in a time. */
    public record Span(Definition definition, Duration window, Instant asOf, Instant from, Instant to) {}

    /** What is asked: some sums over the rows of a time for which the conditions hold, by the keys. */
    public record Asked(Span span, List<String> keys, List<String> conditions, Collection<Sum> sums) {}

    /** Some rows of a table. */
    public record Part(String table, String condition) {}

    /**
     * Where the answer is: in some of the cells and in some of the rows; nothing is in both.
     *
     * @param conditions that are left to set on cells
     */
    public record Split(Part cells, Part rest, List<String> conditions) {}

    /** Empty where only the rows can tell. */
    public Optional<Split> split(Asked asked, Booked booked) {
        if (!covers(asked.span, booked)) {
            return Optional.empty();
        }
        return tables.stream()
                .filter(table -> table.sums().containsAll(asked.sums))
                .filter(table -> table.left(asked.conditions)
                        .filter(left -> table.tells(columnsIn(both(asked.keys, left))))
                        .isPresent())
                .flatMap(table -> split(table, asked, booked).stream())
                .findFirst();
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private boolean covers(Span span, Booked booked) {
        return span.definition.equals(definition) && span.window.equals(window) && booked.matureAt(span.asOf, window);
    }

    /** Stretches cut by an end of the time asked for are left to the rows, unless nothing booked lies beyond that end. */
    private static Optional<Split> split(Rollup table, Asked asked, Booked booked) {
        Span span = asked.span;
        boolean open = opens(span, booked);
        boolean ends = ends(span, booked);
        Instant first = open ? booked.earliest() : table.grain().ceiling(span.from);
        Instant last = ends ? booked.latest() : table.grain().floor(span.to);
        if (first.isAfter(last)) {
            return Optional.empty();
        }
        StringBuilder whole = new StringBuilder("true");
        StringBuilder rest = new StringBuilder("(closed_at >= " + Times.literal(booked.through()));
        if (!open) {
            whole.append(" AND ").append(Rollup.TIME).append(" >= ").append(Times.literal(first));
            rest.append(" OR ").append(Rollup.TIME).append(" < ").append(Times.literal(first));
        }
        if (!ends) {
            whole.append(" AND ").append(Rollup.TIME).append(" < ").append(Times.literal(last));
            rest.append(" OR ").append(Rollup.TIME).append(" >= ").append(Times.literal(last));
        }
        return Optional.of(new Split(
                new Part(table.name(), whole.toString()),
                new Part(
                        open && ends ? booked.rest() : Booked.ROWS,
                        rest.append(")").toString()),
                table.left(asked.conditions).orElseThrow()));
    }

    /** Which rows the totals over customers do not hold; empty where only the rows can tell, as for part of the time. */
    public Optional<Part> restOfCustomers(Span span, Booked booked) {
        return covers(span, booked) && opens(span, booked) && ends(span, booked)
                ? Optional.of(new Part(booked.rest(), "closed_at >= " + Times.literal(booked.through())))
                : Optional.empty();
    }

    private static boolean opens(Span span, Booked booked) {
        return !span.from.isAfter(booked.earliest());
    }

    private static boolean ends(Span span, Booked booked) {
        return span.to.isAfter(booked.latest());
    }

    /** Which columns of labelled rows, or dimensions that follow from them, an expression names. */
    public Set<String> columnsIn(Collection<String> expressions) {
        Set<String> found = new HashSet<>();
        for (String expression : expressions) {
            WORD.matcher(TEXT.matcher(expression).replaceAll(""))
                    .results()
                    .map(MatchResult::group)
                    .forEach(found::add);
        }
        Set<String> derived = derived().map(Dimension::name).collect(Collectors.toSet());
        found.removeIf(word ->
                !STORED.contains(word) && !definition.derivedColumns().contains(word) && !derived.contains(word));
        return found;
    }

    private static final Set<String> STORED = Stream.concat(
                    FactField.ALL.stream().map(FactField::column), Stream.of("customer_key"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern WORD = Pattern.compile("[a-z_]+");

    /** A value that is spelt as a column names none. */
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    /** Those of the columns that are dimensions which follow from others. */
    public List<Dimension> derived(Set<String> columns) {
        return derived().filter(dimension -> columns.contains(dimension.name())).toList();
    }

    private Stream<Dimension> derived() {
        return tables.stream()
                .flatMap(table -> table.dimensions().stream())
                .filter(Dimension::derived)
                .distinct();
    }

    /** Columns of labelled rows that any book reads, and when they closed. */
    public String read() {
        List<Rollup> all = Stream.concat(tables.stream(), regulars.stream().map(Regulars::customers))
                .toList();
        Set<String> columns =
                columnsIn(all.stream().flatMap(Rollup::expressions).toList());
        derived().map(Dimension::name).forEach(columns::remove);
        columns.addAll(List.of(Rollup.TIME, "closed_at"));
        return columns.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Labelled rows to be booked, from the rows of a table, named by a text; every one of them is mature in the end. */
    public String labelled(String rows) {
        return definition.macroOver() + "(" + rows + ", " + Times.literal(window) + ", TIMESTAMP '9999-01-01')";
    }
}
