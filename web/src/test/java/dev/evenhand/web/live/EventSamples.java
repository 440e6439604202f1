package dev.evenhand.web.live;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.*;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.conversation.Participant;
import java.time.Instant;
import java.util.List;

/** One event of every type, with the word SECRET wherever a customer must not look. */
final class EventSamples {
    static final String SECRET = "SECRET";
    static final double SECRET_FIGURE = 0.4711;

    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");
    private static final Participant CUSTOMER = Participant.customer("SECRET-key", "Ada");
    private static final Participant BOT = Participant.bot("SECRET-kb");
    private static final Participant AGENT = Participant.agent("SECRET-a-1", "Sam");
    private static final Candidate CANDIDATE = new Candidate("article-1", "Delivery times", SECRET_FIGURE);
    private static final Assessment ASSESSMENT =
            new Assessment("answer", SECRET_FIGURE, "SECRET-topic", List.of(CANDIDATE), SECRET_FIGURE, "SECRET-kb");
    private static final Opening OPENING = new Opening(
            "en",
            "SECRET-channel",
            new Customer("SECRET-key", "SECRET-name", "SECRET@example.org", true),
            new Opening.Page("https://SECRET.example", "SECRET"),
            Opening.Entry.BOT_FIRST,
            new Assignment("holdout", SECRET_FIGURE, "SECRET-browser"),
            "SECRET-previous",
            true);

    static final List<ConversationEvent> ALL = List.of(
            new Opened(AT, CUSTOMER, OPENING),
            new CustomerSaid(AT, CUSTOMER, "m-1", "Where is my order?", 1),
            new Assessed(AT, BOT, ASSESSMENT),
            new BotSaid(AT, BOT, "Hello.", 1),
            new BotAnswered(AT, BOT, "Two days.", 1, List.of(new Source("article-1", "Delivery", null)), ASSESSMENT),
            new BotClarified(AT, BOT, "Which one?", 1, List.of(CANDIDATE), ASSESSMENT),
            new HandoffRequested(AT, BOT, HandoffReason.LOW_CONFIDENCE, SECRET_FIGURE, SECRET, SECRET),
            new Queued(AT, Participant.SYSTEM, SECRET, 2, AT),
            new MessageOffered(AT, Participant.SYSTEM, Doubt.OUTSIDE_HOURS, AT),
            new MessageLeft(AT, CUSTOMER, "Please write to me.", "kim@shop.example", AT),
            new Prioritised(AT, AGENT, 3),
            new AgentJoined(AT, AGENT, SECRET),
            new AgentSaid(AT, AGENT, "r-1", "I have a look."),
            new Attached(AT, CUSTOMER, new Attachment("f-1", "receipt.pdf", "application/pdf", 4_096)),
            new Noted(AT, AGENT, SECRET),
            new Whispered(AT, AGENT, SECRET),
            new Summarised(AT, BOT, SECRET),
            new Transferred(AT, AGENT, SECRET, SECRET, SECRET),
            new AgentLost(AT, Participant.SYSTEM, SECRET),
            new ReturnedToBot(AT, AGENT, SECRET),
            new FeedbackGiven(AT, CUSTOMER, true),
            new Resolved(AT, AGENT, SECRET),
            new Closed(AT, AGENT, ClosedBy.AGENT),
            new SurveyOffered(AT, Participant.SYSTEM),
            new Rated(AT, CUSTOMER, new Rating(5, true, 9, 6, SECRET)),
            new WrappedUp(AT, AGENT, SECRET_FIGURE, SECRET),
            new Graded(AT, AGENT, Verdict.NO, SECRET, new ModelUse(SECRET, 1, 1, SECRET_FIGURE)),
            new Audited(AT, AGENT, Verdict.NO, SECRET));

    private EventSamples() {}
}
