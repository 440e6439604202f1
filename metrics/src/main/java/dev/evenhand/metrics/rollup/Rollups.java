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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rollups there are, all under one definition and window; a question under another is answered from the rows.
 *
 * @param tables the smallest first, since the first that can answer is taken
 */
public record Rollups(Definition definition, Duration window, List<Rollup> tables) {
    /** Without any. */
    public static Rollups none(Definition definition, Duration window) {
        return new Rollups(definition, window, List.of());
    }

    /** What is asked: some sums over the rows started in a time, by everything the columns tell. */
    public record Asked(
            Definition definition,
            Duration window,
            Instant asOf,
            Instant from,
            Instant to,
            Set<String> columns,
            Collection<Sum> sums) {}

    /**
     * Where the answer is: in the cells {@code whole} is true of, and in the rows {@code rest} is true of; none is in both.
     *
     * @param table of cells
     */
    public record Split(String table, String whole, String rest) {}

    /** Empty where only the rows can tell. */
    public Optional<Split> split(Asked asked, Booked booked) {
        if (!asked.definition.equals(definition)
                || !asked.window.equals(window)
                || !booked.matureAt(asked.asOf, window)) {
            return Optional.empty();
        }
        return tables.stream()
                .filter(table -> table.tells(asked.columns, asked.sums))
                .findFirst()
                .flatMap(table -> split(table, asked, booked));
    }

    /** Stretches cut by an end of the time asked for are left to the rows, unless nothing booked lies beyond that end. */
    private static Optional<Split> split(Rollup table, Asked asked, Booked booked) {
        boolean open = !asked.from.isAfter(booked.earliest());
        boolean ends = asked.to.isAfter(booked.latest());
        Instant first = open ? booked.earliest() : table.grain().ceiling(asked.from);
        Instant last = ends ? booked.latest() : table.grain().floor(asked.to);
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
        return Optional.of(
                new Split(table.name(), whole.toString(), rest.append(")").toString()));
    }

    /** Which columns of labelled rows, or dimensions that follow from them, an expression names. */
    public Set<String> columnsIn(Collection<String> expressions) {
        Set<String> known = Stream.of(
                        FactField.ALL.stream().map(FactField::column),
                        definition.derivedColumns().stream(),
                        Stream.of("customer_key"),
                        derived().map(Dimension::name))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        Set<String> found = new HashSet<>();
        for (String expression : expressions) {
            Matcher words = WORD.matcher(expression);
            while (words.find()) {
                found.add(words.group());
            }
        }
        found.retainAll(known);
        return found;
    }

    private static final Pattern WORD = Pattern.compile("[a-z_]+");

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

    /** Labelled rows to be booked, from the rows of a table, named by a text; every one of them is mature in the end. */
    public String labelled(String rows) {
        return definition.macroOver() + "(" + rows + ", " + Times.literal(window) + ", TIMESTAMP '9999-01-01')";
    }
}
