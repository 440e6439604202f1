package dev.evenhand.web.alert;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Alerts of all nodes. Every future fails while the store is away. */
public interface AlertStore {
    /** Those nobody has resolved, the latest first. */
    Future<List<Alert>> open();

    /** The latest that were resolved, the last first. */
    Future<List<Alert>> resolved();

    /**
     * Keeps an alert in the place of its version before (version 1: of none); one that is resolved makes room for the next of
     * its metric. False where somebody was faster.
     */
    Future<Boolean> keep(Alert alert);

    /** Levels at which people resolved a metric's alert that has not been back to usual since, by metric. */
    Future<Map<String, String>> hushed();

    /** The metric is back to usual: what comes next is news. */
    Future<Void> calm(String metric);

    /** Whether it is the caller's turn to look; nobody else's then for so long. */
    Future<Boolean> turn(Duration span);
}
