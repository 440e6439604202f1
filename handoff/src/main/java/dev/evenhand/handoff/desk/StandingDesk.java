package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.Whispered;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The desk over a store of conversations and a store of lines: one door to talk, hands and floor. */
public final class StandingDesk implements Desk {
    /** What is kept where resolving asks for no disposition and none was given. */
    private static final String NO_DISPOSITION = "none";

    private final Conversations conversations;
    private final Steps steps;
    private final Dispatch dispatch;
    private final Doors doors;
    private final Handing handing;
    private final Talk talk;
    private final Hands hands;
    private final Floor floor;
    private final Reviews reviews;

    StandingDesk(DeskParts parts) {
        this.conversations = parts.conversations();
        this.steps = parts.steps();
        this.dispatch = new Dispatch(parts);
        this.doors = new Doors(parts, dispatch);
        this.handing = new Handing(parts, dispatch);
        this.talk = new Talk(parts, handing, doors);
        this.hands = new Hands(parts, handing, doors, dispatch);
        this.floor = new Floor(parts, dispatch, doors);
        this.reviews = new Reviews(conversations, steps);
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Doors doors() {
        return doors;
    }

    Handing handing() {
        return handing;
    }

    Floor floor() {
        return floor;
    }

    @Override
    public Future<Conversation> open(String id, Opening opening) {
        return talk.open(id, opening);
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
    public Future<List<Entry>> recent(String id, int most) {
        return conversations.recent(id, most);
    }

    @Override
    public Future<Said> customerSays(String id, Utterance utterance) {
        return talk.customerSays(id, utterance);
    }

    @Override
    public Future<Said> agentSays(String id, Agent agent, Utterance utterance) {
        return talk.agentSays(id, agent, utterance);
    }

    @Override
    public Future<Void> botReplies(String id, BotReply reply) {
        return talk.botReplies(id, reply);
    }

    @Override
    public Future<Void> assess(String id, Assessment assessment) {
        return append(id, (before, now) -> BotTurn.assess(before, assessment, now));
    }

    @Override
    public Future<Void> requestHandoff(String id, Participant by, HandoffRequest request) {
        return talk.requestHandoff(id, by, request);
    }

    @Override
    public Future<Void> leaveMessage(String id, Participant by, Note note) {
        return talk.leaveMessage(id, by, note);
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
    public Future<Void> decline(String id, Agent agent) {
        return hands.decline(id, agent);
    }

    @Override
    public Future<Void> prioritise(String id, Agent agent, int priority) {
        return hands.prioritise(id, agent, priority);
    }

    @Override
    public Future<Void> note(String id, Agent agent, String text) {
        return hands.note(id, agent, text);
    }

    @Override
    public Future<Void> whisper(String id, Agent supervisor, String text) {
        return append(id, (before, now) -> {
            Custody.mustBeOpen(before.conversation());
            return List.of(new Whispered(now, supervisor.whispering(), text));
        });
    }

    @Override
    public Future<Void> summarise(String id, Participant by, Brief brief) {
        return append(
                id,
                (before, now) ->
                        before.conversation().closed() || before.conversation().request() == null
                                ? List.of()
                                : List.of(new Summarised(now, by, brief.text(), brief.model())));
    }

    @Override
    public Future<Conversation> takeOver(String id, Agent supervisor, String note) {
        return hands.takeOver(id, supervisor, note);
    }

    @Override
    public Future<Void> transfer(String id, Agent agent, Transfer transfer) {
        return hands.transfer(id, agent, transfer);
    }

    @Override
    public Future<Void> returnToBot(String id, Participant by, String note) {
        return hands.returnToBot(id, by, note);
    }

    @Override
    public Future<Void> resolve(String id, Agent agent, @Nullable String disposition) {
        if (disposition == null && dispatch.rules().dispositionRequired()) {
            return Future.failedFuture(noSuchDisposition());
        }
        return known(disposition)
                .compose(known -> hands.resolve(id, agent, disposition == null ? NO_DISPOSITION : disposition));
    }

    @Override
    public Future<Void> wrapUp(String id, Agent agent, Told told) {
        return known(told.disposition()).compose(known -> hands.wrapUp(id, agent, told));
    }

    private Future<Void> known(@Nullable String disposition) {
        return disposition == null || dispatch.rules().dispositions().contains(disposition)
                ? Future.succeededFuture()
                : Future.failedFuture(noSuchDisposition());
    }

    private Refusal noSuchDisposition() {
        return new Refusal(
                Reason.UNKNOWN_DISPOSITION,
                "Say how it ended: one of " + String.join(", ", dispatch.rules().dispositions()) + ".");
    }

    @Override
    public Future<Void> close(String id, Participant by) {
        return hands.close(id, by);
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

    @Override
    public Future<Boolean> grade(String id, Participant judge, Grade grade) {
        return reviews.grade(id, judge, grade);
    }

    @Override
    public Future<Boolean> audit(String id, Agent supervisor, Audit audit) {
        return reviews.audit(id, supervisor, audit);
    }

    private Future<Void> append(String id, Steps.Decision decision) {
        return steps.take(id, decision).mapEmpty();
    }

    @Override
    public Future<Void> presence(Agent agent, Presence presence) {
        return floor.presence(agent, presence);
    }

    @Override
    public Future<Void> heartbeat(Agent agent) {
        return floor.heartbeat(agent);
    }

    @Override
    public Future<Void> connected(Agent agent) {
        return floor.connected(agent);
    }

    @Override
    public Future<Void> disconnected(Agent agent) {
        return floor.disconnected(agent);
    }

    @Override
    public Future<DeskView> view() {
        return floor.view();
    }

    @Override
    public Future<Optional<Place>> place(String id) {
        return floor.place(id);
    }

    @Override
    public Future<Map<String, Place>> places(String team, List<String> conversations) {
        return floor.places(team, conversations);
    }

    @Override
    public Future<Welcome> welcome(String locale) {
        return floor.welcome(locale);
    }

    @Override
    public Future<DeskRules> rules() {
        return floor.rules();
    }

    @Override
    public Future<DeskRules> changeRules(UnaryOperator<DeskRules> change) {
        return floor.changeRules(change);
    }

    @Override
    public Future<Map<String, AgentProfile>> profiles() {
        return floor.profiles();
    }

    @Override
    public Future<Void> keepProfile(String agent, AgentProfile profile) {
        return floor.profile(agent, profile);
    }
}
