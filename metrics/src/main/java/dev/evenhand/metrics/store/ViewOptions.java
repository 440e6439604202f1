package dev.evenhand.metrics.store;

import java.nio.file.Path;

/**
 * How much of the machine the view may use.
 *
 * @param file of the database; beside it DuckDB keeps its log and spills
 * @param memoryMegabytes upper bound of DuckDB's own memory
 * @param threads that one query may use
 * @param readers queries that run at the same time
 */
public record ViewOptions(Path file, int memoryMegabytes, int threads, int readers) {
    public static ViewOptions of(Path file) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ViewOptions(file, 512, Math.max(1, Math.min(cores, 8)), 4);
    }
}
