package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation told event by event, for tests; seconds count from nine o'clock. */
public final class Story {
    public static final Instant NINE = Instant.parse("2026-10-01T09:00:00Z");
    private static final Participant KIM = Participant.agent("a-3", "Kim");
    private static final Participant BOT = Participant.bot("kb-14");

    private final String id;
    private final List<Entry> history = new ArrayList<>();
    private final Participant customer;
    private Instant now;
    private int turn;

    private Story(String id, String customer, Instant start) {
        this.id = id;
        this.customer = Participant.customer(customer, "Ana");
        this.now = start;
    }

    public static Story botFirst() {
        return opened("c-1", "k-1", NINE, Opening.Entry.BOT_FIRST);
    }

    public static Story humanFirst() {
        return opened("c-1", "k-1", NINE, Opening.Entry.HUMAN_FIRST);
    }

    public static Story opened(String id, String customer, Instant start, Opening.Entry entry) {
        Story story = new Story(id, customer, start);
        Opening opening = new Opening(
                "en",
                "web",
                new Opening.Customer(customer, "Ana", "", true),
                null,
                entry,
                Opening.Assignment.RULE,
                null,
                false);
        return story.add(new Opened(story.now, story.customer, opening));
    }

    public Story after(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    public Story afterMillis(long millis) {
        now = now.plus(Duration.ofMillis(millis));
        return this;
    }

    public Story customer() {
        return customer("Where is it?");
    }

    public Story customer(String text) {
        turn++;
        return add(new CustomerSaid(now, customer, "m-" + turn, text, turn));
    }

    public Story assessed(String decision, double confidence) {
        return add(new Assessed(now, Participant.SYSTEM, assessment(decision, confidence)));
    }

    /** Of what the conversation began with, or of something later. */
    public Story assessed(String decision, double confidence, boolean first) {
        return add(new Assessed(
                now, Participant.SYSTEM, assessment(decision, confidence).first(first)));
    }

    /** Nothing the bot knows is about it. */
    public Story assessedNowhere() {
        Assessment nothing = new Assessment("handoff", 0.02, Conversation.UNKNOWN_TOPIC, List.of(), 0.6, "kb-14");
        return add(new Assessed(now, Participant.SYSTEM, nothing.first(true)));
    }

    public Story answered() {
        return add(new BotAnswered(now, BOT, "Here.", turn, List.of(), assessment("answer", 0.9)));
    }

    /** Answered in a model's words. */
    public Story worded(ModelUse use) {
        return add(new BotAnswered(
                now, BOT, "Here.", turn, List.of(), assessment("answer", 0.9).withModel(use)));
    }

    public Story summarised(ModelUse use) {
        return add(new Summarised(now, Participant.SYSTEM, "A parcel is late.", use));
    }

    public Story clarified() {
        return add(new BotClarified(now, BOT, "Which?", turn, List.of(), assessment("clarify", 0.5)));
    }

    public Story greeted() {
        return add(new BotSaid(now, BOT, "Hello!", turn));
    }

    public Story handsOff(HandoffReason reason) {
        return add(new HandoffRequested(now, BOT, reason, 0.2, "delivery", ""));
    }

    public Story asksForPerson() {
        return add(new HandoffRequested(now, customer, HandoffReason.CUSTOMER_ASKED, 0, "delivery", ""));
    }

    public Story queued() {
        return add(new Queued(now, Participant.SYSTEM, "general", 0, now));
    }

    public Story joined() {
        return joined(KIM);
    }

    public Story joined(Participant agent) {
        return add(new AgentJoined(now, agent, "general"));
    }

    public Story agent() {
        return agent("It is on its way.");
    }

    public Story agent(String text) {
        return add(new AgentSaid(now, KIM, "a-" + history.size(), text));
    }

    public Story transferred() {
        return add(new Transferred(now, KIM, "orders", null, "")).queued();
    }

    public Story lost() {
        return add(new AgentLost(now, Participant.SYSTEM, "a-3")).queued();
    }

    public Story returnedToBot() {
        return add(new ReturnedToBot(now, KIM, ""));
    }

    public Story feedback(boolean solved) {
        return add(new FeedbackGiven(now, customer, solved));
    }

    public Story resolved(String disposition) {
        return add(new Resolved(now, KIM, disposition)).closed(ClosedBy.AGENT);
    }

    public Story closed(ClosedBy by) {
        return add(new Closed(now, Participant.SYSTEM, by)).add(new SurveyOffered(now, Participant.SYSTEM));
    }

    public Story rated(@Nullable Integer csat, @Nullable Boolean resolved) {
        return add(new Rated(now, customer, new Rating(csat, resolved, null, null, null)));
    }

    public Story wrappedUp(double seconds, @Nullable String disposition) {
        return add(new WrappedUp(now, KIM, seconds, disposition));
    }

    public Story graded(Verdict verdict) {
        return add(new Graded(now, new Participant(Role.SYSTEM, "m-1", "Judge"), verdict, "so it seems", null));
    }

    public Story audited(Verdict verdict) {
        return add(new Audited(now, new Participant(Role.SUPERVISOR, "sue", "Sue"), verdict, ""));
    }

    public Story add(ConversationEvent event) {
        history.add(new Entry(now.toEpochMilli() + "-" + history.size(), id, event));
        return this;
    }

    public List<Entry> history() {
        return List.copyOf(history);
    }

    public Facts facts() {
        return OutcomeFold.fold(history, Meanwhile.NOTHING).orElseThrow();
    }

    private static Assessment assessment(String decision, double confidence) {
        return new Assessment(decision, confidence, "delivery", List.of(), 0.6, "kb-14");
    }
}
