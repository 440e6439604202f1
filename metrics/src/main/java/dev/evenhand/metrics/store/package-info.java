/**
 * The columnar view of one node: DuckDB, its file, its readers and writer, and export from it.
 *
 * <p>Disposable: whatever is here can be rebuilt from the outcome streams. No statistics, no HTTP, no Redis command.
 */
@NullMarked
package dev.evenhand.metrics.store;

import org.jspecify.annotations.NullMarked;
