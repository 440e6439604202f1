package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.queue.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk keeps of a conversation, in the order in which {@code reconcile.lua} takes it. */
final class TicketFields {
    /** One step of priority stands as far ahead as somebody who came this much earlier: linear ageing, so nobody starves. */
    static final Duration HEAD_START = Duration.ofMinutes(10);
    /** Long enough that no late reconciliation brings a finished ticket back. */
    private static final Duration FINISHED_REMEMBERED = Duration.ofHours(1);
    /** How long a customer who comes back meets the same agent, if free. */
    private static final Duration STICKS = Duration.ofDays(1);

    private TicketFields() {}

    static List<String> of(Conversation conversation, Terms terms, Instant now) {
        Ticket ticket = conversation.ticket();
        HandoffRequest request = conversation.request();
        Instant since = ticket == null ? now : ticket.since();
        int priority = ticket == null ? 0 : ticket.priority();
        WrapUp wrapUp = conversation.wrapUp();
        return List.of(
                ticket == null ? "" : ticket.team(),
                millis(since.minus(HEAD_START.multipliedBy(priority))),
                Integer.toString(priority),
                millis(since),
                conversation.topic(),
                conversation.opening().locale(),
                request == null ? "" : request.reason().code(),
                conversation.opening().customer().name(),
                conversation.opening().customer().key(),
                Long.toString(FINISHED_REMEMBERED.toSeconds()),
                conversation.opening().channel(),
                terms.skill(),
                millis(ticket == null ? null : ticket.parkedUntil()),
                millis(terms.overflowAt()),
                millis(terms.askAt()),
                millis(terms.firstReplyDue()),
                millis(terms.resolutionDue()),
                Long.toString(STICKS.toSeconds()),
                wrapUp == null ? "" : wrapUp.agent(),
                millis(wrapUp == null ? null : wrapUp.since()),
                millis(wrapUp == null ? null : wrapUp.until()),
                wrapUp == null ? "" : wrapUp.disposition());
    }

    static String millis(@Nullable Instant instant) {
        return instant == null ? "" : Long.toString(instant.toEpochMilli());
    }
}
