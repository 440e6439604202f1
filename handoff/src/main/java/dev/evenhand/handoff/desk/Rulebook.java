package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.queue.DeskRules;
import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** Where the desk's rules are kept for all nodes. */
public interface Rulebook {
    Future<DeskRules> read();

    /** Keeps what {@code change} makes of the rules, none of two changes at once being lost, and tells every node. */
    Future<DeskRules> change(UnaryOperator<DeskRules> change);

    /** Calls {@code handler} when any node has kept other rules, or may have while this one did not hear. */
    void whenChanged(Runnable handler);
}
