package dev.evenhand.handoff.conversation;

import java.time.Instant;

/**
 * What one read of the store gives a decision.
 *
 * @param conversation the fold of the log so far
 * @param lastAt time of the last event; what follows is not dated before it
 * @param assessed whether the silent assessment of what it began with is recorded
 */
public record Snapshot(Conversation conversation, Instant lastAt, boolean assessed) {
    /** {@code clock}, or the time of the last event where this node's clock is behind. */
    public Instant notBefore(Instant clock) {
        return clock.isBefore(lastAt) ? lastAt : clock;
    }
}
