package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Handover;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.WrappingUp;
import dev.evenhand.handoff.conversation.WrappingUp.Doer;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Lines.Claim;
import dev.evenhand.handoff.desk.Lines.Claimed;
import dev.evenhand.handoff.desk.Lines.How;
import dev.evenhand.handoff.desk.Lines.Seen;
import dev.evenhand.handoff.desk.Lines.Standing;
import dev.evenhand.handoff.desk.Steps.Decision;
import dev.evenhand.handoff.desk.Steps.Taken;
import dev.evenhand.handoff.queue.Terms;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of holder, which take two steps in two slots: the log decides what happened, the desk who may take.
 *
 * <p>Every half-done handoff is finished forward by whoever finds it: a reminder in the conversation's slot makes the desk
 * agree, a reminder in the desk's slot carries a claim into the conversation. Both steps are fenced by {@code hold}.
 */
final class Handing {
    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);
    /** How many tickets may vanish under an agent's hands before "none" is the honest answer. */
    private static final int MOST_VANISHED = 10;

    private final Steps steps;
    private final Conversations conversations;
    private final Lines lines;
    private final DeskOptions options;
    private final Dispatch dispatch;
    private final Reminders reminders;

    Handing(DeskParts parts, Dispatch dispatch) {
        this.steps = parts.steps();
        this.conversations = parts.conversations();
        this.lines = parts.lines();
        this.options = parts.options();
        this.dispatch = dispatch;
        this.reminders = new Reminders(parts);
    }

    /** Takes a step, then lets the desk agree before completing. */
    Future<Conversation> take(String id, Decision decision) {
        return steps.take(id, decision).compose(this::agree);
    }

    private Future<Conversation> agree(Taken taken) {
        return taken.holderChanged() ? settle(taken.after()).map(taken.after()) : Future.succeededFuture(taken.after());
    }

    /** Makes the desk agree; should it fail, the reminder is still there. */
    Future<Void> settle(Conversation conversation) {
        return reconcile(conversation)
                .onSuccess(done -> reminders.over(conversation.id(), conversation.hold()))
                .recover(cause -> {
                    LOG.warn("The desk will agree later on {}: {}", conversation.id(), cause.getMessage());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> reconcile(Conversation conversation) {
        Conversation.Ticket ticket = conversation.ticket();
        String team = ticket == null ? "" : ticket.team();
        Instant now = steps.now();
        return lines.reconcile(conversation, Terms.of(conversation, dispatch.team(team), now), now)
                .onSuccess(agreed -> dispatch.moved(conversation.id(), team, agreed))
                .mapEmpty();
    }

    Future<Void> settle(String id) {
        return conversations
                .load(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : reconcile(found.get().conversation()));
    }

    Future<Conversation> accept(String id, Agent agent) {
        return claim(How.CHOSEN, id, agent)
                .compose(claimed -> claimed.outcome() == Lines.Outcome.UNKNOWN
                        ? settle(id).compose(agreed -> claim(How.CHOSEN, id, agent))
                        : Future.succeededFuture(claimed))
                .compose(claimed -> carry(claimed, agent));
    }

    Future<Optional<Conversation>> acceptNext(Agent agent) {
        return acceptNext(agent, MOST_VANISHED);
    }

    private Future<Optional<Conversation>> acceptNext(Agent agent, int tries) {
        return claim(How.NEXT, "", agent).compose(claimed -> {
            if (claimed.outcome() == Lines.Outcome.NONE) {
                return Future.succeededFuture(Optional.empty());
            }
            return carry(claimed, agent).map(Optional::of).recover(cause -> {
                boolean vanished = claimed.outcome() == Lines.Outcome.OK && cause instanceof Refusal;
                return vanished && tries > 1 ? acceptNext(agent, tries - 1) : Future.failedFuture(cause);
            });
        });
    }

    private Future<Claimed> claim(How how, String id, Agent agent) {
        return claim(how, id, agent, MOST_VANISHED);
    }

    /** Whoever takes a chat although the hands are full of finished ones says that these are done. */
    private Future<Claimed> claim(How how, String id, Agent agent, int tries) {
        Instant now = steps.now();
        return lines.claim(new Claim(how, id, agent, agent, "", now, now.plus(options.settleAfter())))
                .compose(claimed -> claimed.outcome() == Lines.Outcome.WRAPPING && tries > 1
                        ? wrappedUp(claimed.detail(), agent).compose(done -> claim(how, id, agent, tries - 1))
                        : Future.succeededFuture(claimed));
    }

    private Future<Conversation> wrappedUp(String id, Agent agent) {
        Doer doer = new Doer(agent.participant(), false);
        return take(id, (before, now) -> WrappingUp.done(before, doer, Told.NOTHING, now));
    }

    private Future<Conversation> carry(Claimed claimed, Agent agent) {
        String id = claimed.conversation();
        return switch (claimed.outcome()) {
            case OK -> join(id, new Standing(claimed.hold(), agent, null, ""));
            case MINE -> steps.load(id).map(found -> found.conversation());
            case UNKNOWN ->
                steps.load(id)
                        .compose(found -> Future.failedFuture(
                                found.conversation().closed()
                                        ? Custody.closed()
                                        : Custody.heldByAnother(found.conversation())));
            default -> Future.failedFuture(refusal(claimed));
        };
    }

    /** The work after closing has had its time; the agent's hands are free. */
    Future<Conversation> wrapUpIsOver(String id) {
        return take(id, WrappingUp::over);
    }

    /** Carries a standing claim into the conversation; refused where the conversation has moved on, and then undone. */
    Future<Conversation> join(String id, Standing claim) {
        return take(id, (before, now) -> joined(before.conversation(), claim, now))
                .recover(cause -> cause instanceof Refusal
                        ? settle(id).transform(settled -> Future.failedFuture(cause))
                        : Future.failedFuture(cause));
    }

    private List<ConversationEvent> joined(Conversation before, Standing claim, Instant now) {
        Agent by = claim.movedBy();
        Participant to = claim.to().participant();
        if (by == null) {
            return Custody.join(before, to, claim.hold(), now);
        }
        Handover handover = new Handover(claim.hold(), claim.note(), now);
        return before.heldByBot()
                ? Custody.seize(before, to, dispatch.line(before), handover)
                : Custody.transferToAgent(before, by.participant(), to, handover);
    }

    /** Out of the bot's hands into the supervisor's own; the desk's place is reserved first, so nothing is half done. */
    Future<Conversation> seize(Conversation held, Agent supervisor, String note) {
        Instant now = steps.now();
        Instant settledBy = now.plus(options.settleAfter());
        return lines.claim(new Claim(How.SEIZE, held.id(), supervisor, supervisor, note, now, settledBy, seen(held)))
                .compose(claimed -> claimed.outcome() == Lines.Outcome.OK
                        ? join(held.id(), new Standing(claimed.hold(), supervisor, supervisor, note))
                        : carry(claimed, supervisor));
    }

    private static Seen seen(Conversation conversation) {
        return new Seen(conversation.hold(), conversation.opening().channel());
    }

    /** Refused where it is no longer as {@code by} saw it, so that nobody hands over what has been taken away. */
    Future<Conversation> moveTo(Agent to, Conversation held, Agent by, String note) {
        String id = held.id();
        return claimFor(to, held, by, note)
                .compose(claimed -> claimed.outcome() == Lines.Outcome.UNKNOWN
                        ? settle(id).compose(agreed -> claimFor(to, held, by, note))
                        : Future.succeededFuture(claimed))
                .compose(claimed -> {
                    Agent known = new Agent(to.id(), claimed.agentName(), to.supervisor());
                    return claimed.outcome() == Lines.Outcome.OK
                            ? join(id, new Standing(claimed.hold(), known, by, note))
                            : carry(claimed, known).recover(cause -> Future.failedFuture(about(known, cause)));
                });
    }

    private Future<Claimed> claimFor(Agent to, Conversation held, Agent by, String note) {
        Instant now = steps.now();
        return lines.claim(
                new Claim(How.MOVE, held.id(), to, by, note, now, now.plus(options.settleAfter()), seen(held)));
    }

    /** Who hands over has to hear of the other's hands, not of the own. */
    private static Throwable about(Agent to, Throwable cause) {
        if (!(cause instanceof Refusal refusal)) {
            return cause;
        }
        return switch (refusal.reason()) {
            case NOT_PRESENT -> new Refusal(Reason.NOT_PRESENT, to.name() + " is not available.");
            case OVER_CAPACITY -> new Refusal(Reason.OVER_CAPACITY, to.name() + " has no room for another chat.");
            default -> cause;
        };
    }

    private static Refusal offered(String[] untilAgentName) {
        Instant until = Instant.ofEpochMilli(Long.parseLong(untilAgentName[0]));
        String told = untilAgentName[2] + " is asked first, until "
                + until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) + ".";
        return Refusal.offered(told, "agent:" + untilAgentName[1], until);
    }

    private static Refusal refusal(Claimed claimed) {
        return switch (claimed.outcome()) {
            case ABSENT -> new Refusal(Reason.NOT_PRESENT, "Only an available agent can take a chat.");
            case FULL, WRAPPING -> new Refusal(Reason.OVER_CAPACITY, "No more chats fit beside the open ones.");
            case TEAM -> new Refusal(Reason.UNKNOWN_TEAM, "The chat waits for team " + claimed.detail() + ".");
            case SKILL -> new Refusal(Reason.WRONG_SKILL, "The chat asks for " + claimed.detail() + ".");
            case OFFERED -> offered(claimed.detail().split(" ", 3));
            default -> Custody.heldByAnother("agent:" + claimed.detail());
        };
    }
}
