package dev.evenhand.handoff.conversation;

import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the work after closing, as the events to append; none where what was asked for already holds.
 *
 * <p>The log keeps how long it took, so that staff's time can be recounted from it.
 */
public final class WrappingUp {
    private WrappingUp() {}

    /** What is told of it; null is what the clock says, or what was said before. */
    public record Told(@Nullable Double seconds, @Nullable String disposition) {
        public static final Told NOTHING = new Told(null, null);

        private boolean nothing() {
            return seconds == null && disposition == null;
        }
    }

    /** Done, by the agent whose work it is, or by anybody who may do so {@code anyway}; later on, a correction. */
    public static List<ConversationEvent> done(Snapshot before, Doer by, Told told, Instant now) {
        Custody.mustBeClosed(before.conversation());
        WrapUp wrapUp = before.conversation().wrapUp();
        if (wrapUp == null) {
            return told.nothing()
                    ? List.of()
                    : List.of(new WrappedUp(now, by.who(), told.seconds(), told.disposition()));
        }
        if (!by.anyway() && !wrapUp.agent().equals(by.who().id())) {
            throw Custody.heldByAnother("agent:" + wrapUp.agent());
        }
        double seconds = told.seconds() == null ? seconds(wrapUp, now) : told.seconds();
        return List.of(new WrappedUp(now, by.who(), seconds, told.disposition()));
    }

    /** Who says so; {@code anyway} is the supervisor's right. */
    public record Doer(Participant who, boolean anyway) {}

    /** Its time is over. */
    public static List<ConversationEvent> over(Snapshot before, Instant now) {
        WrapUp wrapUp = before.conversation().wrapUp();
        return wrapUp == null || now.isBefore(wrapUp.until())
                ? List.of()
                : List.of(new WrappedUp(now, Participant.SYSTEM, seconds(wrapUp, now), null));
    }

    /** Never more than was granted: a sweep that comes late is nobody's work. */
    private static double seconds(WrapUp wrapUp, Instant now) {
        Instant end = now.isBefore(wrapUp.until()) ? now : wrapUp.until();
        return Math.max(0, Duration.between(wrapUp.since(), end).toMillis()) / 1000.0;
    }
}
