package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Conversations.Speech;
import dev.evenhand.handoff.desk.Conversations.Spoken;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk over a store of conversations and a store of lines. */
public final class StandingDesk implements Desk {
    private final Conversations conversations;
    private final Lines lines;
    private final DeskOptions options;
    private final Steps steps;
    private final Dispatch dispatch;
    private final Handing handing;

    StandingDesk(DeskParts parts) {
        this.conversations = parts.conversations();
        this.lines = parts.lines();
        this.options = parts.options();
        this.steps = parts.steps();
        this.dispatch = new Dispatch(lines, steps);
        this.handing = new Handing(parts, dispatch);
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Handing handing() {
        return handing;
    }

    @Override
    public Future<Conversation> open(String id, Opening opening) {
        List<ConversationEvent> events =
                Custody.open(opening, dispatch.line(Conversation.UNKNOWN_TOPIC, opening.locale()), steps.now());
        return steps.begin(id, events).compose(began -> {
            Future<Conversation> opened = conversation(id);
            return began && opening.entry() == Opening.Entry.HUMAN_FIRST
                    ? opened.compose(it -> handing.settle(it).map(it))
                    : opened;
        });
    }

    @Override
    public Future<Conversation> conversation(String id) {
        return steps.load(id).map(Snapshot::conversation);
    }

    @Override
    public Future<List<Entry>> history(String id, @Nullable String after) {
        return conversations.history(id, after);
    }

    @Override
    public Future<Said> customerSays(String id, Utterance utterance) {
        Instant now = steps.now();
        Participant customer = new Participant(Role.CUSTOMER, "", "");
        CustomerSaid said = new CustomerSaid(now, customer, utterance.clientMessageId(), utterance.text(), 0);
        return say(new Speech(id, "c:" + utterance.clientMessageId(), said, "", steps.deadlines(now)));
    }

    @Override
    public Future<Said> agentSays(String id, Agent agent, Utterance utterance) {
        Instant now = steps.now();
        AgentSaid said = new AgentSaid(now, agent.participant(), utterance.clientMessageId(), utterance.text());
        String key = "a:" + agent.id() + ":" + utterance.clientMessageId();
        return say(new Speech(id, key, said, Holder.agent(agent.id()).code(), steps.deadlines(now)));
    }

    private Future<Said> say(Speech speech) {
        return conversations.say(speech).map(StandingDesk::acknowledged);
    }

    private static Said acknowledged(Spoken spoken) {
        return switch (spoken.verdict()) {
            case OK -> new Said(spoken.detail(), false);
            case REPEATED -> new Said(spoken.detail(), true);
            case UNKNOWN -> throw Steps.unknown();
            case CLOSED -> throw Custody.closed();
            case HELD -> throw Custody.heldByAnother(spoken.detail());
        };
    }

    @Override
    public Future<Void> botReplies(String id, BotReply reply) {
        return handing.take(
                        id, (before, now) -> BotTurn.reply(before, reply, lineFor(before.conversation(), reply), now))
                .mapEmpty();
    }

    @Override
    public Future<Void> assess(String id, Assessment assessment) {
        return steps.take(id, (before, now) -> BotTurn.assess(before, assessment, now))
                .mapEmpty();
    }

    @Override
    public Future<Void> requestHandoff(String id, Participant by, HandoffRequest request) {
        return handing.take(
                        id,
                        (before, now) -> Custody.requestHandoff(
                                before.conversation(),
                                by,
                                request,
                                dispatch.line(before.conversation(), request.topic()),
                                now))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Conversation>> acceptNext(Agent agent) {
        return handing.acceptNext(agent);
    }

    @Override
    public Future<Conversation> accept(String id, Agent agent) {
        return handing.accept(id, agent);
    }

    @Override
    public Future<Void> attach(String id, Participant by, Attachment attachment) {
        return append(id, (before, now) -> {
            Custody.mustBeOpen(before.conversation());
            if (by.role() == Role.AGENT) {
                Custody.mustHold(before.conversation(), by.id(), false);
            }
            return List.of(new Attached(now, by, attachment));
        });
    }

    @Override
    public Future<Void> note(String id, Agent agent, String text) {
        return append(id, (before, now) -> List.of(new Noted(now, agent.participant(), text)));
    }

    @Override
    public Future<Void> transfer(String id, Agent agent, Transfer transfer) {
        return steps.load(id).compose(found -> {
            Custody.mustHold(found.conversation(), agent.id(), agent.supervisor());
            String to = transfer.toAgent();
            return to == null
                    ? toTeam(id, agent, transfer)
                    : handing.moveTo(new Agent(to, to, false), id, agent, transfer.note())
                            .mapEmpty();
        });
    }

    private Future<Void> toTeam(String id, Agent agent, Transfer transfer) {

        return handing.take(id, (before, now) -> {
                    Conversation conversation = before.conversation();
                    Custody.mustHold(conversation, agent.id(), agent.supervisor());
                    return Custody.transferToTeam(
                            conversation,
                            agent.participant(),
                            dispatch.lineOf(transfer.toTeam(), conversation),
                            transfer.note(),
                            now);
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> returnToBot(String id, Participant by, String note) {
        return handing.take(id, (before, now) -> {
                    Conversation conversation = before.conversation();
                    if (by.role() == Role.AGENT && !conversation.heldByBot()) {
                        Custody.mustHold(conversation, by.id(), false);
                    }
                    return Custody.returnToBot(conversation, by, note, now);
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> resolve(String id, Agent agent, String disposition) {
        mustBeKnown(disposition);
        return handing.take(id, (before, now) -> {
                    Custody.mustHold(before.conversation(), agent.id(), agent.supervisor());
                    return Custody.resolve(before.conversation(), agent.participant(), disposition, now);
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> wrapUp(String id, Agent agent, double seconds, @Nullable String disposition) {
        if (disposition != null) {
            mustBeKnown(disposition);
        }
        return append(id, (before, now) -> {
            Custody.mustBeClosed(before.conversation());
            return List.of(new WrappedUp(now, agent.participant(), seconds, disposition));
        });
    }

    private void mustBeKnown(String disposition) {
        if (!options.dispositions().contains(disposition)) {
            throw new Refusal(
                    Reason.UNKNOWN_DISPOSITION, "Resolve with one of " + String.join(", ", options.dispositions()));
        }
    }

    @Override
    public Future<Void> close(String id, Participant by) {
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

    @Override
    public Future<Void> feedback(String id, Participant by, boolean solved) {
        return append(id, (before, now) -> {
            Custody.mustBeOpen(before.conversation());
            return List.of(new FeedbackGiven(now, by, solved));
        });
    }

    @Override
    public Future<Void> rate(String id, Participant by, Rating rating) {
        return append(id, (before, now) -> {
            Custody.mustBeClosed(before.conversation());
            return List.of(new Rated(now, by, rating));
        });
    }

    private Future<Void> append(String id, Steps.Decision decision) {
        return steps.take(id, decision).mapEmpty();
    }

    @Override
    public Future<Void> presence(Agent agent, Presence presence) {
        return lines.presence(agent, presence, beat()).onSuccess(known -> dispatch.offerAll());
    }

    @Override
    public Future<Void> heartbeat(Agent agent) {
        return lines.heartbeat(agent.id(), beat())
                .onSuccess(cameBack -> {
                    if (cameBack) {
                        dispatch.offerAll();
                    }
                })
                .mapEmpty();
    }

    private Lines.Beat beat() {
        Instant now = steps.now();
        return new Lines.Beat(now, now.plus(options.grace()));
    }

    @Override
    public Future<DeskView> view() {
        return lines.view();
    }

    @Override
    public Future<Optional<Place>> place(String id) {
        return lines.place(id);
    }

    @Override
    public Future<Teams> teams() {
        return dispatch.refresh();
    }

    @Override
    public Future<Void> keepTeams(Teams teams) {
        return dispatch.keep(teams).onSuccess(kept -> dispatch.offerAll());
    }

    private Line lineFor(Conversation conversation, BotReply reply) {
        return reply instanceof BotReply.HandOff handOff
                ? dispatch.line(conversation, handOff.request().topic())
                : dispatch.line(conversation, conversation.topic());
    }
}
