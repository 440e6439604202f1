package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.WrapUp;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Ending;
import dev.evenhand.handoff.conversation.LastHands;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.WrappingUp;
import dev.evenhand.handoff.conversation.WrappingUp.Doer;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Desk.Transfer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What its holder, or a supervisor, does with a conversation. */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

    private final Steps steps;
    private final Conversations conversations;
    private final Handing handing;
    private final Doors doors;
    private final Dispatch dispatch;
    private final Alarm alarm;

    Hands(DeskParts parts, Handing handing, Doors doors, Dispatch dispatch) {
        this.steps = parts.steps();
        this.conversations = parts.conversations();
        this.handing = handing;
        this.doors = doors;
        this.dispatch = dispatch;
        this.alarm = parts.alarm();
    }

    Future<Void> transfer(String id, Agent agent, Transfer transfer) {
        return steps.load(id).compose(found -> {
            Custody.mustHold(found.conversation(), agent.id(), agent.supervisor());
            String to = transfer.toAgent();
            return to == null
                    ? toTeam(found.conversation(), agent, transfer)
                    : toAgent(new Agent(to, to, false), found.conversation(), agent, transfer.note());
        });
    }

    /** From person to person; what the bot has must be asked of it first, by taking over or through a line. */
    private Future<Void> toAgent(Agent to, Conversation found, Agent from, String note) {
        return found.heldByBot()
                ? Future.failedFuture(Custody.heldByAnother(found))
                : handing.moveTo(to, found, from, note).mapEmpty();
    }

    /** Whoever was quicker is looked at once more: it may be the customer, who asked for a person at this moment. */
    Future<Conversation> takeOver(String id, Agent supervisor, String note) {
        return takenOver(id, supervisor, note)
                .recover(cause -> cause instanceof Refusal refusal && refusal.reason() == Reason.HELD_BY_ANOTHER
                        ? takenOver(id, supervisor, note)
                        : Future.failedFuture(cause));
    }

    private Future<Conversation> takenOver(String id, Agent supervisor, String note) {
        return steps.load(id).compose(found -> {
            Conversation conversation = found.conversation();
            Custody.mustHold(conversation, supervisor.id(), supervisor.supervisor());
            return conversation.heldByBot()
                    ? handing.seize(conversation, supervisor, note)
                    : handing.moveTo(supervisor, conversation, supervisor, note);
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
                    Conversation conversation = before.conversation();
                    Custody.mustHold(conversation, agent.id(), agent.supervisor());
                    Ending ending = new Ending(disposition, dispatch.wrapUp(conversation));
                    return Custody.resolve(conversation, agent.participant(), ending, now);
                })
                .onSuccess(this::remember)
                .mapEmpty();
    }

    /** The agent's hands are free at the very moment the time is over, not at the next sweep. */
    private void remember(Conversation resolved) {
        WrapUp wrapUp = resolved.wrapUp();
        if (wrapUp != null) {
            alarm.at(wrapUp.until(), () -> handing.wrapUpIsOver(resolved.id())
                    .onFailure(cause -> LOG.debug("A sweep ends the wrap-up: {}", cause.getMessage())));
        }
    }

    Future<Void> wrapUp(String id, Agent agent, Told told) {
        Doer doer = new Doer(agent.participant(), agent.supervisor());
        return lastHands(id)
                .compose(last -> handing.take(id, (before, now) -> {
                    Custody.mustBeClosed(before.conversation());
                    mustBeTheirs(before.conversation(), last, agent);
                    return WrappingUp.done(before, doer, told, now);
                }))
                .mapEmpty();
    }

    Future<Void> prioritise(String id, Agent agent, int priority) {
        return handing.take(id, (before, now) -> {
                    Conversation conversation = before.conversation();
                    if (!conversation.inLine()) {
                        Custody.mustHold(conversation, agent.id(), agent.supervisor());
                    }
                    return Custody.prioritise(conversation, agent.participant(), priority, now);
                })
                .mapEmpty();
    }

    Future<Void> note(String id, Agent agent, String text) {
        return lastHands(id)
                .compose(last -> steps.take(id, (before, now) -> {
                    mustBeTheirs(before.conversation(), last, agent);
                    return List.of(new Noted(now, agent.participant(), text));
                }))
                .mapEmpty();
    }

    private static void mustBeTheirs(Conversation conversation, LastHands last, Agent agent) {
        if (!agent.supervisor()) {
            Custody.mustHoldOrHaveHeld(conversation, last, agent.id());
        }
    }

    private Future<LastHands> lastHands(String id) {
        return steps.load(id)
                .compose(found -> found.conversation().closed()
                        ? conversations.history(id, null).map(LastHands::of)
                        : Future.succeededFuture(LastHands.NONE));
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
