package dev.evenhand.handoff.queue;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket may count on in its team's line; null where there is no such clock.
 *
 * @param skill it asks for, empty for none
 * @param overflowAt when another team may help
 * @param askAt when the customer is asked whether to leave a message
 * @param firstReplyDue the first word of a person
 * @param resolutionDue the end
 */
public record Terms(
        String skill,
        @Nullable Instant overflowAt,
        @Nullable Instant askAt,
        @Nullable Instant firstReplyDue,
        @Nullable Instant resolutionDue) {
    public static final Terms NONE = new Terms("", null, null, null, null);

    /** Targets and the longest wait count from when the ticket was queued first, overflow from joining this line. */
    public static Terms of(Conversation conversation, Team team, Instant now) {
        Ticket ticket = conversation.ticket();
        if (ticket == null) {
            return NONE;
        }
        Team.Promise promise = team.promise();
        Team.Overflow overflow = promise.overflow();
        boolean asks = !ticket.asked() && ticket.parkedUntil() == null;
        return new Terms(
                team.skillFor(conversation.topic()),
                overflow == null ? null : now.plus(overflow.after()),
                asks ? ticket.since().plus(promise.longestWait()) : null,
                due(team, ticket, promise.firstReply()),
                due(team, ticket, promise.resolution()));
    }

    private static @Nullable Instant due(Team team, Ticket ticket, @Nullable Duration target) {
        return target == null
                ? null
                : team.hours().after(ticket.since(), target).orElse(null);
    }
}
