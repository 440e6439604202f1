package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.queue.DeskRules;
import io.vertx.core.Future;

/** Where the desk's rules are kept for all nodes. */
public interface Rulebook {
    Future<DeskRules> read();

    /** Keeps the rules and tells every node. */
    Future<Void> keep(DeskRules rules);

    /** Calls {@code handler} when any node has kept other rules. */
    void whenChanged(Runnable handler);
}
