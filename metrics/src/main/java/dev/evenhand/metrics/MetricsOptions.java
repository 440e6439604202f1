package dev.evenhand.metrics;

import dev.evenhand.metrics.store.ViewOptions;
import java.nio.file.Path;

/**
 * Where metrics keep what is theirs on this node; all of it can be deleted and is made anew.
 *
 * @param view the columnar view's file and its share of the machine
 * @param scratch directory for imports and exports under way
 */
public record MetricsOptions(ViewOptions view, Path scratch) {
    /** {@code view.duckdb} and {@code scratch} under the data directory. */
    public static MetricsOptions in(Path dataDirectory) {
        return new MetricsOptions(
                ViewOptions.of(dataDirectory.resolve("view.duckdb")), dataDirectory.resolve("scratch"));
    }
}
