package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.rollup.Sum;
import java.util.List;

/**
 * Sums of rows by keys, as one of several that are asked together.
 *
 * @param cells condition that says which cells it is about, as a question would set it; {@code true} for all
 * @param matters condition of the rows without which nothing of it changes; {@code cells} or narrower
 */
public record Grouping(String cells, String matters, List<String> keys, List<Sum> sums) {
    /** The condition of all rows. */
    public static final String ALL = "true";

    /** Of all rows. */
    public static Grouping of(List<String> keys, List<Sum> sums) {
        return new Grouping(ALL, ALL, keys, sums);
    }
}
