package dev.evenhand.web.live;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** How far each side has read a conversation. A convenience of the screens: no fact, no figure stands on it. */
public interface ReadMarks {
    /** A side of a conversation. */
    enum Side {
        CUSTOMER,
        AGENT
    }

    /** Entry ids up to which a side has read; null for not at all. */
    record Marks(@Nullable String customer, @Nullable String agent) {}

    Future<Marks> of(String conversation);

    /** True when the mark moved on; it never moves back. */
    Future<Boolean> advance(String conversation, Side side, String entry);
}
