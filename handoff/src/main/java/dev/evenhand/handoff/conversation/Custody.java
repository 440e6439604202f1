package dev.evenhand.handoff.conversation;

import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Prioritised;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of custody: what a request makes of a conversation, as the events to append.
 *
 * <p>No events means that what was asked for already holds; a {@link Refusal} means the rules say no.
 */
public final class Custody {
    private Custody() {}

    /**
     * A line a conversation may be put into.
     *
     * @param doubt why nobody may come soon, null while somebody should; {@code opensAt} then, where that is known
     */
    public record Line(String team, int priority, @Nullable Doubt doubt, @Nullable Instant opensAt) {
        public Line(String team, int priority) {
            this(team, priority, null, null);
        }

        private List<ConversationEvent> joined(Instant since, Instant now) {
            Queued queued = new Queued(now, Participant.SYSTEM, team, priority, since);
            return doubt == null
                    ? List.of(queued)
                    : List.of(queued, new MessageOffered(now, Participant.SYSTEM, doubt, opensAt));
        }
    }

    /** The opening; where people go first it stands in {@code line} at once. */
    public static List<ConversationEvent> open(Opening opening, Line line, Instant now) {
        Participant customer = opening.customer().participant();
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new Opened(now, customer, opening));
        if (opening.entry() == Opening.Entry.HUMAN_FIRST) {
            HandoffReason reason =
                    opening.assignment().by().equals("holdout") ? HandoffReason.HOLDOUT : HandoffReason.POLICY;
            HandoffRequest request = new HandoffRequest(reason, 0, Conversation.UNKNOWN_TOPIC, "");
            events.addAll(toLine(Participant.SYSTEM, request, line, now));
        }
        return events;
    }

    public static List<ConversationEvent> requestHandoff(
            Conversation before, Participant by, HandoffRequest request, Line line, Instant now) {
        mustBeOpen(before);
        return before.heldByBot() ? toLine(by, request, line, now) : List.of();
    }

    static List<ConversationEvent> toLine(Participant by, HandoffRequest request, Line line, Instant now) {
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new HandoffRequested(
                now, by, request.reason(), request.confidence(), request.topic(), request.summary()));
        events.addAll(line.joined(now, now));
        return events;
    }

    /**
     * The agent takes the conversation out of the line; {@code hold} is the one under which the desk gave it.
     *
     * <p>Repeating it after it succeeded changes nothing.
     */
    public static List<ConversationEvent> join(Conversation before, Participant agent, int hold, Instant now) {
        mustBeOpen(before);
        if (before.heldBy(agent.id()) && before.hold() == hold + 1) {
            return List.of();
        }
        if (!before.inLine() || before.hold() != hold) {
            throw heldByAnother(before);
        }
        return List.of(new AgentJoined(now, agent, ticket(before).team()));
    }

    /**
     * Back to the team's own line or another's; the time already waited counts only in the same line. Out of the bot's
     * hands it is a handoff, by the house's policy, since neither customer nor bot asked.
     */
    public static List<ConversationEvent> transferToTeam(
            Conversation before, Participant by, Line line, String note, Instant now) {
        mustBeOpen(before);
        if (before.heldByBot()) {
            return toLine(by, new HandoffRequest(HandoffReason.POLICY, 1, before.topic(), note), line, now);
        }
        Ticket ticket = before.ticket();
        Instant since = ticket != null && ticket.team().equals(line.team()) ? ticket.since() : now;
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new Transferred(now, by, line.team(), null, note));
        events.addAll(line.joined(since, now));
        return events;
    }

    /** Nobody of the team came in time: into another team's line, keeping the time waited. */
    public static List<ConversationEvent> overflow(Conversation before, Line line, Instant now) {
        Ticket ticket = before.ticket();
        return !before.inLine() || ticket == null || ticket.team().equals(line.team())
                ? List.of()
                : line.joined(ticket.since(), now);
    }

    /** Asks, once, whether to leave a message. */
    public static List<ConversationEvent> offerMessage(
            Conversation before, Doubt doubt, @Nullable Instant opensAt, Instant now) {
        Ticket ticket = before.ticket();
        return !before.inLine() || ticket == null || ticket.asked() || ticket.messageLeft()
                ? List.of()
                : List.of(new MessageOffered(now, Participant.SYSTEM, doubt, opensAt));
    }

    /** The terms of a message: what it says, and when it joins the line. */
    public record Message(String text, String email, Instant until) {}

    /** Instead of waiting; from the bot's hands the conversation goes into {@code line} first. */
    public static List<ConversationEvent> leaveMessage(
            Conversation before, Participant by, Message message, Line line, Instant now) {
        mustBeOpen(before);
        List<ConversationEvent> events = new ArrayList<>();
        if (before.heldByBot()) {
            HandoffRequest request = new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 1, before.topic(), "");
            events.addAll(toLine(by, request, new Line(line.team(), line.priority()), now));
        } else if (!before.inLine()) {
            throw heldByAnother(before);
        }
        events.add(new MessageLeft(now, by, message.text(), message.email(), message.until()));
        return events;
    }

    /** Changes how far ahead the ticket counts; while an agent holds it, for when it should come back to the line. */
    public static List<ConversationEvent> prioritise(Conversation before, Participant by, int priority, Instant now) {
        mustBeOpen(before);
        Ticket ticket = before.ticket();
        if (ticket == null) {
            throw heldByAnother(before);
        }
        return ticket.priority() == priority ? List.of() : List.of(new Prioritised(now, by, priority));
    }

    /** Straight into the hands of another agent, whose place the desk has reserved under {@code hold}. */
    public static List<ConversationEvent> transferToAgent(
            Conversation before, Participant by, Participant to, Handover handover) {
        mustBeOpen(before);
        if (before.hold() != handover.hold()) {
            throw heldByAnother(before);
        }
        Ticket ticket = ticket(before);
        Instant now = handover.at();
        return List.of(
                new Transferred(now, by, ticket.team(), to.id(), handover.note()),
                new Queued(now, Participant.SYSTEM, ticket.team(), ticket.priority(), ticket.since()),
                new AgentJoined(now, to, ticket.team()));
    }

    /**
     * A supervisor takes the chat from the bot, whose turn ends: it goes through {@code line} straight into the hands whose
     * place the desk has reserved. The reason is the house's policy, since neither customer nor bot asked.
     */
    public static List<ConversationEvent> seize(
            Conversation before, Participant supervisor, Line line, Handover handover) {
        mustBeOpen(before);
        if (!before.heldByBot() || before.hold() != handover.hold()) {
            throw heldByAnother(before);
        }
        Instant now = handover.at();
        return List.of(
                new HandoffRequested(now, supervisor, HandoffReason.POLICY, 1, before.topic(), handover.note()),
                new Queued(now, Participant.SYSTEM, line.team(), line.priority(), now),
                new AgentJoined(now, supervisor, line.team()));
    }

    /** The terms of a handover from agent to agent. */
    public record Handover(int hold, String note, Instant at) {}

    /** The agent is gone: back to where the conversation stood in {@code line}. */
    public static List<ConversationEvent> agentLost(Conversation before, String agent, Line line, Instant now) {
        if (!before.heldBy(agent)) {
            return List.of();
        }
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new AgentLost(now, Participant.SYSTEM, agent));
        events.addAll(line.joined(ticket(before).since(), now));
        return events;
    }

    public static List<ConversationEvent> returnToBot(Conversation before, Participant by, String note, Instant now) {
        mustBeOpen(before);
        if (before.heldByBot()) {
            return List.of();
        }
        if (by.role() == Role.CUSTOMER && !before.inLine()) {
            throw heldByAnother(before);
        }
        return List.of(new ReturnedToBot(now, by, note));
    }

    /** How a chat ends, and how long its holder may work on after that. */
    public record Ending(String disposition, Duration wrapUp) {}

    /** Whoever resolves a chat in another's hands has nothing to wrap up. */
    public static List<ConversationEvent> resolve(Conversation before, Participant by, Ending ending, Instant now) {
        mustBeOpen(before);
        boolean wrapsUp = before.heldBy(by.id()) && !ending.wrapUp().isZero();
        List<ConversationEvent> events = new ArrayList<>();
        events.add(new Resolved(now, by, ending.disposition(), wrapsUp ? now.plus(ending.wrapUp()) : null));
        events.addAll(ending(by, ClosedBy.AGENT, now));
        return events;
    }

    public static List<ConversationEvent> close(Conversation before, Participant by, ClosedBy closedBy, Instant now) {
        return before.closed() ? List.of() : ending(by, closedBy, now);
    }

    private static List<ConversationEvent> ending(Participant by, ClosedBy closedBy, Instant now) {
        return List.of(new Closed(now, by, closedBy), new SurveyOffered(now, Participant.SYSTEM));
    }

    public static void mustBeOpen(Conversation conversation) {
        if (conversation.closed()) {
            throw closed();
        }
    }

    public static void mustBeClosed(Conversation conversation) {
        if (!conversation.closed()) {
            throw new Refusal(Reason.STILL_OPEN, "The conversation is still open.");
        }
    }

    /** Agents act only in what they hold; {@code anyway} is the supervisor's right. */
    public static void mustHold(Conversation conversation, String agent, boolean anyway) {
        mustBeOpen(conversation);
        if (!anyway && !conversation.heldBy(agent)) {
            throw heldByAnother(conversation);
        }
    }

    /** The same, and for what is added to a closed one by those whose it was at the end. */
    public static void mustHoldOrHaveHeld(Conversation conversation, LastHands last, String agent) {
        if (conversation.closed()) {
            last.mustInclude(agent);
        } else {
            mustHold(conversation, agent, false);
        }
    }

    /** One conversation holds only so much. */
    public static Refusal full() {
        return new Refusal(
                Reason.CLOSED, "The conversation has become too long and was closed; open a new one to go on.");
    }

    public static Refusal closed() {
        return new Refusal(Reason.CLOSED, "The conversation is closed; open a new one to go on.");
    }

    public static Refusal heldByAnother(Conversation conversation) {
        return heldByAnother(conversation.holder().code());
    }

    public static Refusal heldByAnother(@Nullable String holder) {
        return new Refusal(Reason.HELD_BY_ANOTHER, "Somebody else holds the conversation.", holder);
    }

    private static Ticket ticket(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        if (ticket == null) {
            throw new IllegalStateException("no ticket although people hold " + conversation.id());
        }
        return ticket;
    }
}
