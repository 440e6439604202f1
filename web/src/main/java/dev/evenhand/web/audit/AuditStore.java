package dev.evenhand.web.audit;

import dev.evenhand.handoff.conversation.ModelUse;
import io.vertx.core.Future;
import java.time.Duration;

/** Who is reading what just now, and what grading has taken so far; shared by all nodes. */
public interface AuditStore {
    /** Whether {@code who} has the reading now, for so long: nobody else had it, or it was theirs already. */
    Future<Boolean> claim(String reading, String who, Duration span);

    /** Whether {@code who} has the reading now. */
    Future<Boolean> has(String reading, String who);

    /** What grading took in all. */
    Future<Spent> spent();

    Future<Void> spend(ModelUse use);

    /** {@code cost} in the operator's currency, of those grades whose price was known. */
    record Spent(long graded, long inputTokens, long outputTokens, double cost) {}
}
