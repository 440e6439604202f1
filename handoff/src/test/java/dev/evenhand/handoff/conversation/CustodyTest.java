package dev.evenhand.handoff.conversation;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.ASKED;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.Custody.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustodyTest {
    private static final Instant T0 = Instant.parse("2026-10-01T09:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final Line GENERAL = new Line("general", 0);

    private static Conversation bot() {
        return Conversation.of("c-1", Custody.open(Samples.opening(Opening.Entry.BOT_FIRST), GENERAL, T0));
    }

    private static Conversation inLine() {
        return after(bot(), Custody.requestHandoff(bot(), CUSTOMER, ASKED, GENERAL, T0));
    }

    private static Conversation held() {
        return after(inLine(), Custody.join(inLine(), ANNA.participant(), inLine().hold(), T1));
    }

    private static Conversation after(Conversation before, List<? extends ConversationEvent> events) {
        Conversation now = before;
        for (ConversationEvent event : events) {
            now = now.after(event);
        }
        return now;
    }

    @Test
    void everyChangeOfHolderRaisesTheHold() {
        assertThat(inLine().hold()).isEqualTo(bot().hold() + 1);
        assertThat(held().hold()).isEqualTo(inLine().hold() + 1);
    }

    @Test
    void askingForAPersonTwiceChangesNothing() {
        assertThat(Custody.requestHandoff(inLine(), CUSTOMER, ASKED, GENERAL, T1))
                .isEmpty();
    }

    @Test
    void aJoinUnderAnOlderHoldIsRefused() {
        assertThatThrownBy(() -> Custody.join(held(), ANNA.participant(), 0, T1))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void joiningTwiceChangesNothing() {
        assertThat(Custody.join(held(), ANNA.participant(), inLine().hold(), T1))
                .isEmpty();
    }

    @Test
    void aLostAgentsChatKeepsItsTimeInLine() {
        Conversation back = after(held(), Custody.agentLost(held(), "anna", GENERAL, T1));
        assertThat(back.inLine()).isTrue();
        assertThat(back.ticket()).isEqualTo(inLine().ticket());
    }

    @Test
    void anotherTeamsLineBeginsAnew() {
        Conversation moved =
                after(held(), Custody.transferToTeam(held(), ANNA.participant(), new Line("orders", 0), "theirs", T1));
        assertThat(moved.ticket()).isEqualTo(new Conversation.Ticket("orders", 0, T1, null, false));
    }

    @Test
    void outOfTheBotsHandsATransferIsAHandoff() {
        List<ConversationEvent> moved =
                Custody.transferToTeam(bot(), ANNA.participant(), new Line("orders", 0), "a big one", T1);

        assertThat(moved.get(0)).isInstanceOfSatisfying(ConversationEvent.HandoffRequested.class, asked -> {
            assertThat(asked.reason()).isEqualTo(HandoffReason.POLICY);
            assertThat(asked.summary()).isEqualTo("a big one");
        });
        assertThat(after(bot(), moved).inLine()).isTrue();
    }

    @Test
    void aMessageOnceInHandIsParkedNoMore() {
        Custody.Message message = new Custody.Message("call me", "", T1.plusSeconds(3600));
        Conversation left = after(inLine(), Custody.leaveMessage(inLine(), CUSTOMER, message, GENERAL, T0));
        Conversation held = after(left, Custody.join(left, ANNA.participant(), left.hold(), T1));
        Conversation moved =
                after(held, Custody.transferToTeam(held, ANNA.participant(), new Line("orders", 0), "", T1));

        assertThat(left.ticket()).isEqualTo(new Conversation.Ticket("general", 0, T0, message.until(), false));
        assertThat(moved.ticket()).isEqualTo(new Conversation.Ticket("orders", 0, T1, null, false));
    }

    @Test
    void theBotOwesNothingForWhatWasSaidToPeople() {
        Conversation said = held().after(new ConversationEvent.CustomerSaid(T1, CUSTOMER, "m-1", "hello", 1));
        Conversation back = after(said, Custody.returnToBot(said, ANNA.participant(), "", T1));
        assertThat(back.heldByBot()).isTrue();
        assertThat(back.botOwesReply()).isFalse();
    }

    @Test
    void whatIsClosedStaysClosed() {
        Conversation closed = after(bot(), Custody.close(bot(), CUSTOMER, ConversationEvent.ClosedBy.CUSTOMER, T1));
        assertThat(Custody.close(closed, CUSTOMER, ConversationEvent.ClosedBy.CUSTOMER, T1))
                .isEmpty();
        assertThatThrownBy(() -> Custody.requestHandoff(closed, CUSTOMER, ASKED, GENERAL, T1))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.reason()).isEqualTo(Refusal.Reason.CLOSED));
    }
}
