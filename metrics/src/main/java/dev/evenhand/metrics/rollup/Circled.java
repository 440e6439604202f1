package dev.evenhand.metrics.rollup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cells of customers as one row a customer for each circle of contacts of which there are some.
 *
 * @param circles conditions on cells, by which their rows are named
 * @param names columns by which customers are told apart
 * @param sums columns that are added up
 */
record Circled(List<String> circles, List<String> names, List<String> sums) {
    /** The column that names the circle. */
    static final String NAME = "circle";

    /** A source of such rows. */
    String of(String cells) {
        String values = sums.stream().map(sum -> "sum(" + sum + ") AS " + sum).collect(Collectors.joining(", "));
        return "(SELECT " + NAME + ", " + String.join(", ", names) + ", " + values + " FROM " + cells + ", " + all()
                + " WHERE " + holds() + " GROUP BY ALL)";
    }

    private String all() {
        return circles.stream()
                .map(circle -> "('" + circle + "')")
                .collect(Collectors.joining(", ", "(VALUES ", ") AS circles(" + NAME + ")"));
    }

    private String holds() {
        return circles.stream()
                .map(circle -> " WHEN '" + circle + "' THEN " + circle)
                .collect(Collectors.joining("", "CASE " + NAME, " END"));
    }
}
