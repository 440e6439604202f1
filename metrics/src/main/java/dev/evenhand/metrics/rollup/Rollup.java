package dev.evenhand.metrics.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
 */
public record Rollup(String name, Grain grain, List<Dimension> dimensions, List<Sum> sums) {
    static final String TIME = "started_at";

    public Rollup {
        sums = Stream.concat(Stream.of(Sum.ROWS), sums.stream()).distinct().toList();
    }

    /** Whether cells tell what the columns are and hold what is summed. */
    boolean tells(Set<String> columns, Collection<Sum> asked) {
        return columns.stream().allMatch(this::tells) && sums.containsAll(asked);
    }

    private boolean tells(String column) {
        return column.equals(TIME)
                ? grain == Grain.QUARTER_HOUR
                : dimensions.stream().anyMatch(dimension -> dimension.name().equals(column));
    }

    /** Creates the empty table; {@code rows} is a source of labelled rows. */
    public String create(String rows) {
        return "CREATE TABLE " + name + " AS " + cells(rows, "") + " LIMIT 0";
    }

    /** Books rows in; {@code rows} is a source of labelled rows. */
    public String bookIn(String rows) {
        return "INSERT INTO " + name + " " + cells(rows, "");
    }

    /** Books rows out. */
    public String bookOut(String rows) {
        return "INSERT INTO " + name + " " + cells(rows, "-");
    }

    private String cells(String rows, String sign) {
        List<String> columns = new ArrayList<>(List.of(grain.sql() + " AS " + TIME));
        dimensions.forEach(dimension -> columns.add(dimension.sql() + " AS " + dimension.name()));
        sums.forEach(sum -> columns.add(sign + "(" + sum.sql() + ") AS " + sum.column()));
        return "SELECT " + String.join(", ", columns) + " FROM " + rows + " GROUP BY " + ordinals();
    }

    /** Statements that merge cells alike, and drop those booked out. */
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
