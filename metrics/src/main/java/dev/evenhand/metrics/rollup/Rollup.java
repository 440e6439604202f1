package dev.evenhand.metrics.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of cells: rows alike in every dimension, as their sums.
 *
 * <p>A ledger: a row is booked in by a cell, out again by a cell with the signs turned, and cells are merged now and then.
 * Column {@code started_at} is the start of the stretch the row began in.
 *
 * @param name of the table
 * @param among which rows it is about, as a condition on labelled rows that a question must set in these very words
 */
public record Rollup(String name, String among, Grain grain, List<Dimension> dimensions, List<Sum> sums)
        implements Book {
    /** About all rows. */
    public static final String ALL = "true";

    static final String TIME = "started_at";

    public Rollup {
        sums = Stream.concat(Stream.of(Sum.ROWS), sums.stream()).distinct().toList();
    }

    /** Those of a question's conditions that are left to set where only rows of the cells are asked about; empty if it asks about others. */
    Optional<List<String>> left(List<String> conditions) {
        if (among.equals(ALL)) {
            return Optional.of(conditions);
        }
        return conditions.contains(among)
                ? Optional.of(conditions.stream()
                        .filter(condition -> !condition.equals(among))
                        .toList())
                : Optional.empty();
    }

    /** All that is read of labelled rows. */
    Stream<String> expressions() {
        return Stream.of(
                        Stream.of(among),
                        dimensions.stream().map(Dimension::sql),
                        sums.stream().map(Sum::sql))
                .flatMap(parts -> parts);
    }

    /** Whether cells tell what the columns are. */
    boolean tells(Set<String> columns) {
        return columns.stream().allMatch(this::tells);
    }

    private boolean tells(String column) {
        return column.equals(TIME)
                ? grain == Grain.QUARTER_HOUR
                : dimensions.stream().anyMatch(dimension -> dimension.name().equals(column));
    }

    @Override
    public List<String> create(String rows) {
        return List.of("CREATE TABLE " + name + " AS " + cells(rows, "") + " LIMIT 0");
    }

    @Override
    public List<String> bookIn(String rows) {
        return List.of("INSERT INTO " + name + " " + cells(rows, ""));
    }

    @Override
    public List<String> bookOut(String rows) {
        return List.of("INSERT INTO " + name + " " + cells(rows, "-"));
    }

    @Override
    public List<String> clear() {
        return List.of("DELETE FROM " + name);
    }

    /** A select of the cells of rows, with a minus before each sum where {@code sign} is one. */
    String cells(String rows, String sign) {
        List<String> columns = new ArrayList<>(List.of(grain.sql() + " AS " + TIME));
        dimensions.forEach(dimension -> columns.add(dimension.sql() + " AS " + dimension.name()));
        sums.forEach(sum -> columns.add(sign + "(" + sum.sql() + ") AS " + sum.column()));
        return "SELECT " + String.join(", ", columns) + " FROM " + rows + " WHERE " + among + " GROUP BY " + ordinals();
    }

    @Override
    public List<String> merge() {
        String merged = sums.stream()
                .map(sum -> "sum(" + sum.column() + ") AS " + sum.column())
                .collect(Collectors.joining(", "));
        String alike = dimensions.stream().map(Dimension::name).collect(Collectors.joining(", ", TIME + ", ", ", "));
        return List.of(
                "CREATE OR REPLACE TEMP TABLE merged AS SELECT " + alike + merged + " FROM " + name + " GROUP BY "
                        + ordinals() + " HAVING sum(" + Sum.ROWS.column() + ") <> 0",
                "DELETE FROM " + name,
                "INSERT INTO " + name + " SELECT * FROM merged",
                "DROP TABLE merged");
    }

    private String ordinals() {
        return Stream.iterate(1, place -> place + 1)
                .limit(1 + (long) dimensions.size())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }
}
