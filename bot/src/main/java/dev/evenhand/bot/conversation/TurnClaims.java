package dev.evenhand.bot.conversation;

import io.vertx.core.Future;
import java.time.Duration;

/** Decides which of several nodes, all of which hear every customer, answers a turn. */
public interface TurnClaims {

    /** Whether this node is the one; the claim ends by itself after {@code hold}. */
    Future<Boolean> claim(String conversation, int turn, Duration hold);
}
