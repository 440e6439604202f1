package dev.evenhand.metrics.report;

import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.Map;
import java.util.stream.Collectors;

/** Median and 90th percentile of a group's seconds, exact over all its rows, by interpolation (type 7 of R). */
record Quantiles(double median, double p90) {
    /** By the key of each group; {@code rows} have seconds. */
    static Future<Map<String, Quantiles>> of(OutcomeView view, Sql rows, By by) {
        String columns = by.key + ", quantile_cont(" + by.lengths.seconds() + ", 0.5), quantile_cont("
                + by.lengths.seconds() + ", 0.9)";
        return view.query(
                        rows.and(by.lengths.known()).select(columns, "GROUP BY 1"),
                        row -> Map.entry(
                                row.getString(1) == null ? Cells.UNKNOWN : row.getString(1),
                                new Quantiles(row.getDouble(2), row.getDouble(3))))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Grouped by a key, the quantiles of a column of seconds. */
    record By(String key, Lengths lengths) {}
}
