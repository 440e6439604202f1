package dev.evenhand.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final Instant NINE = Instant.parse("2026-10-01T09:00:00Z");
    private static final Customer ADA = new Customer("ada", "Ada", "", false);
    private static final Bursts.Times TIMES = new Bursts.Times(Duration.ofMillis(250), Duration.ofMillis(600));

    private final Opened opened = new Opened(
            NINE,
            ADA.participant(),
            new Opening("en", "web", ADA, null, Opening.Entry.HUMAN_FIRST, Assignment.RULE, null, false));
    private final List<ConversationEvent> events = new ArrayList<>(List.of(opened));

    @Test
    void itEndsWithTheFirstSilence() {
        said(0, "hi");
        said(249, "my parcel");
        said(499, "is late");
        said(510, "very late");
        assertThat(beginning()).containsExactly("hi", "my parcel");
    }

    @Test
    void itLastsNoLongerThanABurstMay() {
        said(0, "hi");
        said(200, "my");
        said(400, "parcel");
        said(599, "is");
        said(600, "late");
        assertThat(beginning()).containsExactly("hi", "my", "parcel", "is");
    }

    @Test
    void aMessageThatIsLeftInsteadOfWaitingIsOneAsWell() {
        events.add(new MessageLeft(at(0), ADA.participant(), "my parcel", "", at(9)));
        said(5000, "is late");
        assertThat(beginning()).containsExactly("my parcel");
    }

    @Test
    void whoHasNotWrittenHasNotBegun() {
        assertThat(beginning()).isEmpty();
    }

    private void said(long millis, String text) {
        events.add(new CustomerSaid(at(millis), ADA.participant(), "m", text, events.size()));
    }

    private static Instant at(long millis) {
        return NINE.plusSeconds(7).plusMillis(millis);
    }

    private List<String> beginning() {
        var history =
                events.stream().map(event -> new Entry("0-1", "c-1", event)).toList();
        return Beginning.of(Conversation.of("c-1", events), history, TIMES).messages();
    }
}
