package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Custody.Message;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Conversations.Speech;
import dev.evenhand.handoff.desk.Conversations.Spoken;
import dev.evenhand.handoff.desk.Conversations.Verdict;
import dev.evenhand.handoff.desk.Desk.Note;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Function;

/** What is said, and what sends a conversation from the bot to people. */
final class Talk {
    private static final Line NOWHERE = new Line("", 0);

    private final Conversations conversations;
    private final Steps steps;
    private final Handing handing;
    private final Doors doors;
    private final FirstReplies firstReplies;

    Talk(DeskParts parts, Handing handing, Doors doors) {
        this.conversations = parts.conversations();
        this.steps = parts.steps();
        this.handing = handing;
        this.doors = doors;
        this.firstReplies = new FirstReplies(parts.lines());
    }

    Future<Conversation> open(String id, Opening opening) {
        boolean toPeople = opening.entry() == Opening.Entry.HUMAN_FIRST;
        return (toPeople ? doors.line(opening, Conversation.UNKNOWN_TOPIC) : Future.succeededFuture(NOWHERE))
                .compose(line -> steps.begin(id, Custody.open(opening, line, steps.now())))
                .compose(began ->
                        began.isEmpty() ? steps.load(id).map(Snapshot::conversation) : settled(began.get(), toPeople));
    }

    private Future<Conversation> settled(Conversation began, boolean toPeople) {
        return toPeople ? handing.settle(began).map(began) : Future.succeededFuture(began);
    }

    Future<Said> customerSays(String id, Utterance utterance) {
        Instant now = steps.now();
        Participant customer = new Participant(Role.CUSTOMER, "", "");
        CustomerSaid said = new CustomerSaid(now, customer, utterance.clientMessageId(), utterance.text(), 0);
        var speech = new Speech(id, "c:" + utterance.clientMessageId(), said, "", steps.deadlines(now));
        return conversations
                .say(speech)
                .compose(spoken -> spoken.verdict() == Verdict.FULL ? full(id) : Future.succeededFuture(spoken))
                .map(Talk::acknowledged);
    }

    /** Whoever reads it reads it whole, so it ends at some length, whoever holds it; the next word opens a new one. */
    private Future<Spoken> full(String id) {
        return handing.take(
                        id,
                        (before, now) -> Custody.close(before.conversation(), Participant.SYSTEM, ClosedBy.SYSTEM, now))
                .map(new Spoken(Verdict.FULL, "", ""));
    }

    Future<Said> agentSays(String id, Agent agent, Utterance utterance) {
        Instant now = steps.now();
        AgentSaid said = new AgentSaid(now, agent.participant(), utterance.clientMessageId(), utterance.text());
        String key = "a:" + agent.id() + ":" + utterance.clientMessageId();
        Speech speech = new Speech(id, key, said, Holder.agent(agent.id()).code(), steps.deadlines(now));
        return conversations.say(speech).map(spoken -> {
            Said stored = acknowledged(spoken);
            firstReplies.said(id, spoken.hold(), now);
            return stored;
        });
    }

    private static Said acknowledged(Spoken spoken) {
        return switch (spoken.verdict()) {
            case OK -> new Said(spoken.detail(), false);
            case REPEATED -> new Said(spoken.detail(), true);
            case UNKNOWN -> throw Steps.unknown();
            case CLOSED -> throw Custody.closed();
            case HELD -> throw Custody.heldByAnother(spoken.detail());
            case FULL -> throw Custody.full();
        };
    }

    Future<Void> botReplies(String id, BotReply reply) {
        Future<Line> line = reply instanceof BotReply.HandOff handOff
                ? lineFor(
                        id,
                        conversation ->
                                doors.line(conversation, handOff.request().topic()))
                : Future.succeededFuture(NOWHERE);
        return line.compose(to -> handing.take(id, (before, now) -> BotTurn.reply(before, reply, to, now)))
                .mapEmpty();
    }

    /** Only the customer's own wish can wait for room: whom the bot cannot help must not be left with it. */
    Future<Void> requestHandoff(String id, Participant by, Conversation.HandoffRequest request) {
        return lineFor(
                        id,
                        conversation -> by.role() == Role.CUSTOMER && conversation.heldByBot()
                                ? doors.lineWithRoom(conversation, request.topic())
                                : doors.line(conversation, request.topic()))
                .compose(line -> handing.take(
                        id, (before, now) -> Custody.requestHandoff(before.conversation(), by, request, line, now)))
                .mapEmpty();
    }

    Future<Void> leaveMessage(String id, Participant by, Note note) {
        return lineFor(id, doors::lineAgain)
                .compose(line -> handing.take(id, (before, now) -> {
                    Message message = new Message(note.text(), note.email(), doors.opening(line.team(), now));
                    return Custody.leaveMessage(before.conversation(), by, message, line, now);
                }))
                .mapEmpty();
    }

    private Future<Line> lineFor(String id, Function<Conversation, Future<Line>> choice) {
        return steps.load(id).compose(found -> choice.apply(found.conversation()));
    }
}
