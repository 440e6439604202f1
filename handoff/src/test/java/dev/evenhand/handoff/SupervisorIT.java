package dev.evenhand.handoff;

import static dev.evenhand.handoff.Samples.ANNA;
import static dev.evenhand.handoff.Samples.ASKED;
import static dev.evenhand.handoff.Samples.BEN;
import static dev.evenhand.handoff.Samples.CUSTOMER;
import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Noted;
import dev.evenhand.handoff.conversation.ConversationEvent.Whispered;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.conversation.Role;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk.Brief;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.queue.DeskRules;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SupervisorIT extends HandoffFixture {
    private static final Agent SUE = new Agent("sue", "Sue", true);

    private String heldByAnna() {
        String id = openInLine();
        available(ANNA, 2);
        await(desk.accept(id, ANNA));
        return id;
    }

    @Test
    void afterATakeOverTheFormerHolderIsRefusedAndTold() {
        String id = heldByAnna();
        available(SUE, 1);

        await(desk.takeOver(id, SUE, "I know this customer"));

        assertThat(conversation(id).holder()).isEqualTo(Holder.agent("sue"));
        assertThat(refused(desk.agentSays(id, ANNA, words("Still here?"))).holder())
                .isEqualTo("agent:sue");
        assertThat(events(id, AgentJoined.class).get(1).by().name()).isEqualTo("Sue");
        assertThat(await(desk.view()).held()).extracting(DeskView.Held::agent).containsExactly("sue");
    }

    @Test
    void whoeverDoesNotHoldAChatNeitherNotesNorPutsItAhead() {
        String id = heldByAnna();
        available(SUE, 1);
        await(desk.note(id, ANNA, "a difficult one"));
        await(desk.takeOver(id, SUE, ""));

        assertThat(refused(desk.note(id, ANNA, "mine")).holder()).isEqualTo("agent:sue");
        assertThat(refused(desk.prioritise(id, ANNA, 3)).holder()).isEqualTo("agent:sue");
        await(desk.prioritise(id, SUE, 2));
        await(desk.transfer(id, SUE, new Transfer("general", null, "")));
        assertThat(refused(desk.note(id, BEN, "not mine")).holder()).isEqualTo("queue");
        await(desk.note(id, SUE, "whoever takes it: be kind"));
        await(desk.prioritise(id, BEN, 1));
        assertThat(events(id, Noted.class)).hasSize(2);
    }

    @Test
    void aClosedChatIsNotedByWhoseItWasAtTheEnd() {
        String id = heldByAnna();
        await(desk.close(id, CUSTOMER));

        await(desk.note(id, ANNA, "left in the middle of it"));
        await(desk.note(id, SUE, "seen"));
        assertThat(refused(desk.note(id, BEN, "not mine")).holder()).isEqualTo("agent:anna");
        String never = openInLine();
        await(desk.close(never, CUSTOMER));
        assertThat(refused(desk.note(never, ANNA, "nobody's")).reason()).isEqualTo(Reason.HELD_BY_ANOTHER);
    }

    @Test
    void aTakeOverKeepsToCapacityAndPresence() {
        String id = heldByAnna();

        assertThat(refused(desk.takeOver(id, SUE, "")).reason()).isEqualTo(Reason.NOT_PRESENT);
        available(SUE, 0);
        assertThat(refused(desk.takeOver(id, SUE, "")).reason()).isEqualTo(Reason.OVER_CAPACITY);
        assertThat(conversation(id).heldBy(ANNA.id())).isTrue();
    }

    @Test
    void onlyASupervisorTakesOver() {
        String id = heldByAnna();
        available(BEN, 3);

        assertThat(refused(desk.takeOver(id, BEN, "")).reason()).isEqualTo(Reason.HELD_BY_ANOTHER);
    }

    @Test
    void aChatTheBotHoldsIsTakenOverAndTheBotsReplyComesTooLate() {
        String id = openWithBot();
        await(desk.customerSays(id, words("Is my lamp safe?")));
        available(SUE, 1);

        assertThat(await(desk.takeOver(id, SUE, "a recall")).heldBy("sue")).isTrue();
        assertThat(refused(desk.botReplies(id, Samples.answer(1))).holder()).isEqualTo("agent:sue");
        assertThat(types(id)).endsWith("HandoffRequested", "Queued", "AgentJoined");
        assertThat(events(id, HandoffRequested.class)).singleElement().satisfies(asked -> {
            assertThat(asked.reason()).isEqualTo(HandoffReason.POLICY);
            assertThat(asked.by().name()).isEqualTo("Sue");
        });
        assertThat(await(desk.view()).held()).extracting(DeskView.Held::agent).containsExactly("sue");
        await(desk.returnToBot(id, SUE.participant(), ""));
        await(desk.takeOver(id, SUE, "once more"));
        await(desk.agentSays(id, SUE, words("It is.")));
    }

    @Test
    void aTakeOverFromTheBotThatCannotBeLeavesTheBotWithIt() {
        String id = openWithBot();
        await(desk.customerSays(id, words("Is my lamp safe?")));

        assertThat(refused(desk.takeOver(id, SUE, "")).reason()).isEqualTo(Reason.NOT_PRESENT);
        available(SUE, 0);
        assertThat(refused(desk.takeOver(id, SUE, "")).reason()).isEqualTo(Reason.OVER_CAPACITY);
        assertThat(refused(desk.takeOver(id, BEN, "")).reason()).isEqualTo(Reason.HELD_BY_ANOTHER);
        await(desk.botReplies(id, Samples.answer(1)));
        assertThat(await(desk.view()).held()).isEmpty();
    }

    @Test
    void aWhisperIsMarkedAsTheSupervisors() {
        String id = heldByAnna();
        await(desk.whisper(id, SUE, "Offer a refund."));

        assertThat(events(id, Whispered.class)).singleElement().satisfies(whispered -> {
            assertThat(whispered.by()).isEqualTo(new Participant(Role.SUPERVISOR, "sue", "Sue"));
            assertThat(whispered.text()).isEqualTo("Offer a refund.");
        });
        await(desk.close(id, CUSTOMER));
        assertThat(refused(desk.whisper(id, SUE, "Too late.")).reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void aLaterSummaryTakesThePlaceOfTheFirst() {
        String id = openWithBot();
        await(desk.summarise(id, Participant.bot("kb-1"), new Brief("nobody asked yet", null)));
        await(desk.requestHandoff(id, CUSTOMER, ASKED));
        await(desk.summarise(id, Participant.bot("kb-1"), new Brief("Waits for order 17 since Monday.", null)));

        assertThat(Objects.requireNonNull(conversation(id).request()).summary())
                .isEqualTo("Waits for order 17 since Monday.");
    }

    @Test
    void theCustomersNameStandsBesideTheirWords() {
        String id = openWithBot();
        await(desk.customerSays(id, words("Hello")));

        assertThat(events(id, CustomerSaid.class)).singleElement().satisfies(said -> {
            assertThat(said.by()).isEqualTo(CUSTOMER);
            assertThat(said.turn()).isEqualTo(1);
        });
    }

    @Test
    void dispositionsAreWhatTheHouseChose() {
        String id = heldByAnna();
        await(desk.keepRules(DeskRules.FRESH.withDispositions(List.of("resolved", "refunded"))));

        assertThat(await(desk.rules()).dispositions()).containsExactly("resolved", "refunded");
        assertThat(refused(desk.resolve(id, ANNA, "spam"))).hasMessageContaining("refunded");
        await(desk.resolve(id, ANNA, "refunded"));
        assertThat(conversation(id).closed()).isTrue();
    }
}
