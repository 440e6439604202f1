package dev.evenhand.web.alert;

import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts of all nodes. Every future fails while the store is away. */
public interface AlertStore {
    /** Those nobody has resolved, the latest first. */
    Future<List<Alert>> open();

    /** The latest that were resolved, the last first. */
    Future<List<Alert>> resolved();

    /**
     * Keeps an alert in the place of its version before (version 1: of none); one that is resolved makes room for the next of
     * its metric. What is to be told of it is kept in the same step, until it has been told. False where somebody was faster.
     *
     * @param news null where nobody is told
     */
    Future<Boolean> keep(Alert alert, @Nullable Occasion news);

    /** What was kept and is still to be told. */
    Future<List<Untold>> untold();

    /** It is on its way. */
    Future<Void> told(Untold news);

    /** Something to tell of an alert as it was then. */
    record Untold(Occasion occasion, Alert alert) {
        /** One for each version of an alert. */
        public String id() {
            return alert.id() + "-" + alert.version();
        }
    }

    /** Levels at which people resolved a metric's alert that has not been back to usual since, by metric. */
    Future<Map<String, String>> hushed();

    /** The metric is back to usual: what comes next is news. */
    Future<Void> calm(String metric);

    /** Whether it is the caller's turn to look; nobody else's then for so long. */
    Future<Boolean> turn(Duration span);
}
