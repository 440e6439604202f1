package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import java.util.List;

/**
 * Sums of rows by keys, as one of several that are asked together.
 *
 * @param cells condition that says which cells it is about, as a question would set it; {@code true} for all
 * @param matters condition of the rows without which nothing of it changes; {@code cells} or narrower
 */
record Grouping(String cells, String matters, List<String> keys, List<Sum> sums) {
    static final String ALL = "true";

    /** Of all rows. */
    static Grouping of(List<String> keys, List<Sum> sums) {
        return new Grouping(ALL, ALL, keys, sums);
    }

    /** Of all rows, where every sum is of counted ones. */
    static Grouping ofCounted(List<String> keys, List<Sum> sums) {
        return new Grouping(ALL, Tally.COUNTED, keys, sums);
    }
}
