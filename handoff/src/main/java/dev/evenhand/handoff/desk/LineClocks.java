package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Lines.Target;
import dev.evenhand.handoff.desk.Timer.Kind;
import dev.evenhand.handoff.queue.Team.Overflow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What becomes due for a ticket: an offer nobody took, another team's help, a question to the customer, a promise. */
final class LineClocks {
    private final Conversations conversations;
    private final Lines lines;
    private final Steps steps;
    private final Handing handing;
    private final Doors doors;
    private final Dispatch dispatch;

    LineClocks(StandingDesk desk, DeskParts parts) {
        this.conversations = parts.conversations();
        this.lines = parts.lines();
        this.steps = parts.steps();
        this.handing = desk.handing();
        this.doors = desk.doors();
        this.dispatch = desk.dispatch();
    }

    Map<Kind, Function<String, Future<?>>> handlers() {
        return Map.of(
                Kind.OFFER, id -> dispatch.withdraw(id, null),
                Kind.OVER, this::overflow,
                Kind.ASK, this::ask,
                Kind.WAKE, dispatch::wake,
                Kind.REPLY, this::replyIsDue,
                Kind.SOLVE, id -> lines.late(id, Target.RESOLUTION, steps.now()));
    }

    /** Stays where the other team works at another hour or has no room either. */
    private Future<?> overflow(String id) {
        return steps.load(id).compose(found -> {
            Optional<Overflow> to = helpFor(found.conversation());
            return to.isEmpty()
                    ? Future.succeededFuture()
                    : doors.lineOf(to.get().team(), found.conversation()).compose(line -> overflow(id, line));
        });
    }

    private Optional<Overflow> helpFor(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return ticket == null || !conversation.inLine()
                ? Optional.empty()
                : Optional.ofNullable(dispatch.team(ticket.team()).promise().overflow());
    }

    private Future<?> overflow(String id, Line line) {
        boolean helps = line.doubt() == null || line.doubt() == Doubt.NOBODY_HERE;
        return helps
                ? handing.take(
                        id,
                        (before, now) -> before.conversation().closed()
                                ? List.of()
                                : Custody.overflow(before.conversation(), line, now))
                : Future.succeededFuture();
    }

    private Future<?> ask(String id) {
        return handing.take(
                id, (before, now) -> Custody.offerMessage(before.conversation(), Doubt.LONG_WAIT, null, now));
    }

    /** The first word may have been said without the desk having heard of it: the history knows. */
    private Future<?> replyIsDue(String id) {
        return steps.load(id).compose(found -> {
            Ticket ticket = found.conversation().ticket();
            return ticket == null
                    ? Future.succeededFuture()
                    : conversations.history(id, null).compose(history -> firstReply(history, ticket.since())
                            .map(at -> lines.replied(id, at))
                            .orElseGet(() -> lines.late(id, Target.FIRST_REPLY, steps.now())));
        });
    }

    private static Optional<Instant> firstReply(List<Entry> history, Instant since) {
        return history.stream()
                .map(Entry::event)
                .filter(event -> event instanceof AgentSaid && !event.at().isBefore(since))
                .map(event -> event.at())
                .findFirst();
    }
}
