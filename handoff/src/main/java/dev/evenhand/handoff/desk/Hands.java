package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.desk.Desk.Transfer;
import io.vertx.core.Future;
import java.util.Objects;

/** What its holder, or a supervisor, does with a conversation. */
final class Hands {
    private final Steps steps;
    private final Handing handing;
    private final Doors doors;
    private final Dispatch dispatch;

    Hands(DeskParts parts, Handing handing, Doors doors, Dispatch dispatch) {
        this.steps = parts.steps();
        this.handing = handing;
        this.doors = doors;
        this.dispatch = dispatch;
    }

    Future<Void> transfer(String id, Agent agent, Transfer transfer) {
        return steps.load(id).compose(found -> {
            Custody.mustHold(found.conversation(), agent.id(), agent.supervisor());
            String to = transfer.toAgent();
            return to == null
                    ? toTeam(found.conversation(), agent, transfer)
                    : handing.moveTo(new Agent(to, to, false), id, agent, transfer.note())
                            .mapEmpty();
        });
    }

    Future<Conversation> takeOver(String id, Agent supervisor, String note) {
        return steps.load(id).compose(found -> {
            Custody.mustHold(found.conversation(), supervisor.id(), supervisor.supervisor());
            return handing.moveTo(supervisor, id, supervisor, note);
        });
    }

    private Future<Void> toTeam(Conversation found, Agent agent, Transfer transfer) {
        String team = Objects.requireNonNullElse(transfer.toTeam(), "");
        return doors.lineOf(team, found)
                .compose(line -> handing.take(found.id(), (before, now) -> {
                    Conversation conversation = before.conversation();
                    Custody.mustHold(conversation, agent.id(), agent.supervisor());
                    return Custody.transferToTeam(conversation, agent.participant(), line, transfer.note(), now);
                }))
                .mapEmpty();
    }

    Future<Void> returnToBot(String id, Participant by, String note) {
        return handing.take(id, (before, now) -> {
                    Conversation conversation = before.conversation();
                    if (by.role() == Role.AGENT && !conversation.heldByBot()) {
                        Custody.mustHold(conversation, by.id(), false);
                    }
                    return Custody.returnToBot(conversation, by, note, now);
                })
                .mapEmpty();
    }

    Future<Void> resolve(String id, Agent agent, String disposition) {
        return handing.take(id, (before, now) -> {
                    Custody.mustHold(before.conversation(), agent.id(), agent.supervisor());
                    return Custody.resolve(before.conversation(), agent.participant(), disposition, now);
                })
                .mapEmpty();
    }

    Future<Void> prioritise(String id, Agent agent, int priority) {
        return handing.take(
                        id,
                        (before, now) -> Custody.prioritise(before.conversation(), agent.participant(), priority, now))
                .mapEmpty();
    }

    Future<Void> decline(String id, Agent agent) {
        return dispatch.withdraw(id, agent.id())
                .compose(team -> team.isEmpty()
                        ? Future.failedFuture(
                                new Refusal(Reason.NOT_OFFERED, "This chat is not offered to you, or no longer."))
                        : Future.succeededFuture());
    }

    Future<Void> close(String id, Participant by) {
        return handing.take(id, (before, now) -> Custody.close(before.conversation(), by, closedBy(by), now))
                .mapEmpty();
    }

    private static ClosedBy closedBy(Participant by) {
        return switch (by.role()) {
            case CUSTOMER -> ClosedBy.CUSTOMER;
            case BOT -> ClosedBy.BOT;
            case AGENT, SUPERVISOR -> ClosedBy.AGENT;
            case SYSTEM -> ClosedBy.SYSTEM;
        };
    }
}
