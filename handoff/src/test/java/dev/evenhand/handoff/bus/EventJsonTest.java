package dev.evenhand.handoff.bus;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static dev.evenhand.handoff.Samples.DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentLost;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.Attachment;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Closed;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Prioritised;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.Rated;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.ConversationEvent.Resolved;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.ConversationEvent.SurveyOffered;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.ConversationEvent.Whispered;
import dev.evenhand.handoff.conversation.ConversationEvent.WrappedUp;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Role;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final Instant AT = Instant.parse("2026-10-01T09:00:00.125Z");
    private static final Participant BOT = Participant.bot("kb-1");
    private static final Participant AGENT = ANNA.participant();
    private static final Participant JUDGE = new Participant(Role.SYSTEM, "m-1", "Judge");

    private static final List<ConversationEvent> ONE_OF_EACH = List.of(
            new Opened(AT, CUSTOMER, Samples.opening(Opening.Entry.BOT_FIRST)),
            new CustomerSaid(AT, CUSTOMER, "m-1", "Where is \"my\" order?", 1),
            new Assessed(AT, BOT, DELIVERY.first(true).because(List.of("legal words", "displeasure"))),
            new BotSaid(AT, BOT, "Hello!", 1),
            new BotAnswered(
                    AT, BOT, "In two days.", 1, List.of(new Source("a-1", "When?", "https://x.example")), DELIVERY),
            new BotClarified(AT, BOT, "Which one?", 1, DELIVERY.candidates(), DELIVERY),
            new HandoffRequested(AT, CUSTOMER, HandoffReason.CUSTOMER_ASKED, 0.25, "delivery", "Asks where."),
            new Queued(AT, Participant.SYSTEM, "general", 1, AT),
            new MessageOffered(AT, Participant.SYSTEM, Doubt.OUTSIDE_HOURS, AT),
            new MessageLeft(AT, CUSTOMER, "Please write to me.", "kim@shop.example", AT),
            new Prioritised(AT, AGENT, 2),
            new AgentJoined(AT, AGENT, "general"),
            new AgentSaid(AT, AGENT, "m-2", "您好"),
            new Attached(AT, CUSTOMER, new Attachment("f-1", "receipt.pdf", "application/pdf", 4_096)),
            new Noted(AT, AGENT, "called the carrier"),
            new Whispered(AT, new Participant(Role.SUPERVISOR, "sue", "Sue"), "offer a refund"),
            new Summarised(AT, BOT, "Asks where."),
            new Transferred(AT, AGENT, "orders", "ben", "knows this"),
            new AgentLost(AT, Participant.SYSTEM, "anna"),
            new ReturnedToBot(AT, AGENT, "answered"),
            new FeedbackGiven(AT, CUSTOMER, false),
            new Resolved(AT, AGENT, "resolved", AT.plusSeconds(30)),
            new Closed(AT, AGENT, ClosedBy.AGENT),
            new SurveyOffered(AT, Participant.SYSTEM),
            new Rated(AT, CUSTOMER, new Rating(5, true, null, null, "thanks")),
            new WrappedUp(AT, AGENT, 12.5, "resolved"),
            new Graded(AT, JUDGE, Verdict.CANNOT_TELL, "Nobody says.", new ModelUse("m-1", 210, 12, 0.5)),
            new Audited(AT, new Participant(Role.SUPERVISOR, "sue", "Sue"), Verdict.NO, "came back"));

    @Test
    void everyPermittedEventHasAnExampleHere() {
        assertThat(ONE_OF_EACH.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ConversationEvent.class.getPermittedSubclasses());
        assertThat(EventJson.types())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ConversationEvent.class.getPermittedSubclasses())
                        .map(type -> EventJson.type(type.asSubclass(ConversationEvent.class)))
                        .toList());
    }

    @Test
    void theWireFormIsTheGoldenOne() throws IOException {
        String written = ONE_OF_EACH.stream()
                .map(event -> EventJson.toJson(event).encode())
                .collect(Collectors.joining("\n", "", "\n"));
        try (InputStream golden = EventJsonTest.class.getResourceAsStream("events.jsonl")) {
            String expected =
                    new String(Objects.requireNonNull(golden, "events.jsonl").readAllBytes(), StandardCharsets.UTF_8);
            assertThat(written).isEqualTo(expected);
        }
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(ONE_OF_EACH).allSatisfy(event -> assertThat(EventJson.fromJson(
                        new JsonObject(EventJson.toJson(event).encode())))
                .isEqualTo(event));
    }

    @Test
    void anUnknownTypeIsRefused() {
        JsonObject unknown = EventJson.toJson(ONE_OF_EACH.get(0)).put("type", "exploded");
        assertThatThrownBy(() -> EventJson.fromJson(unknown)).hasMessageContaining("exploded");
    }
}
