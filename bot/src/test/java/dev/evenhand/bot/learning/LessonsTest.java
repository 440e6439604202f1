package dev.evenhand.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonsTest {
    private static final Instant AT = Instant.parse("2026-10-01T09:00:00Z");
    private static final Participant ADA = Participant.customer("k-1", "Ada");
    private static final Participant BOT = Participant.bot("kb-1");
    private static final Assessment SURE = new Assessment("answer", .9, "returns", List.of(), .8, "kb-1");

    private final List<ConversationEvent> events = new ArrayList<>();

    @Test
    void aNoIsAboutTheAnswerBeforeItAndNoQuestionItself() {
        says("how long does delivery take");
        answered("delivery");
        says("no, that did not help");
        events.add(new FeedbackGiven(AT, BOT, false));
        handedOff(HandoffReason.REPEATED_FAILURE);

        assertThat(lessons().unanswered(AT)).isEmpty();
        assertThat(lessons().aboutLastAnswer(Lesson.Kind.UNSOLVED, AT)).hasValueSatisfying(lesson -> {
            assertThat(lesson.text()).isEqualTo("how long does delivery take");
            assertThat(lesson.answeredBy()).isEqualTo("delivery");
        });
    }

    @Test
    void aCorrectionAfterANoIsAboutTheAnswerToo() {
        says("how long does delivery take");
        answered("delivery");
        says("wrong");
        events.add(new FeedbackGiven(AT, BOT, false));
        handedOff(HandoffReason.REPEATED_FAILURE);

        assertThat(lessons().corrected("express", AT)).hasValueSatisfying(lesson -> {
            assertThat(lesson.text()).isEqualTo("how long does delivery take");
            assertThat(lesson.answeredBy()).isEqualTo("delivery");
            assertThat(lesson.right()).isEqualTo("express");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "help", "嗯", "???", "asdfghjkl", "I have a question"})
    void whatSaysNothingTeachesNothing(String text) {
        says(text);
        handedOff(HandoffReason.OUT_OF_SCOPE);

        assertThat(lessons().unanswered(AT)).isEmpty();
    }

    @Test
    void aFollowUpIsKeptWithItsQuestion() {
        says("does the wok fit induction");
        answered("wok");
        says("thanks");
        answered("wok");
        says("and for the blue one?");
        handedOff(HandoffReason.LOW_CONFIDENCE);

        assertThat(lessons().unanswered(AT)).hasValueSatisfying(lesson -> assertThat(lesson.text())
                .isEqualTo("does the wok fit induction\nand for the blue one?"));
    }

    @Test
    void theAnswerToAQuestionBackIsKeptWithWhatWasAsked() {
        says("my money");
        offered();
        says("the thing with the card from last week");
        handedOff(HandoffReason.REPEATED_FAILURE);

        assertThat(lessons().unanswered(AT)).hasValueSatisfying(lesson -> assertThat(lesson.text())
                .isEqualTo("my money\nthe thing with the card from last week"));
    }

    /** What was offered answered it no better than nothing. */
    @Test
    void aWishForAPersonInsteadOfWhatWasOfferedLeavesTheQuestion() {
        says("does the wok fit induction");
        answered("wok");
        says("my money");
        offered();
        says("a person please");
        handedOff(HandoffReason.CUSTOMER_ASKED);

        assertThat(lessons().passedOver(AT))
                .hasValueSatisfying(lesson -> assertThat(lesson.text()).isEqualTo("my money"));
    }

    @Test
    void aWishForAPersonAfterAnAnswerLeavesNone() {
        says("my money");
        offered();
        says("refunds");
        answered("refunds");
        says("a person please");
        handedOff(HandoffReason.CUSTOMER_ASKED);

        assertThat(lessons().passedOver(AT)).isEmpty();
    }

    @Test
    void aQuestionForWhichAPersonWasOfferedIsKeptOnce() {
        says("do you sell moon boots for astronauts");
        events.add(new BotClarified(AT, BOT, "No answer. A person?", turn(), List.of(), SURE));

        assertThat(lessons().unanswered(turn(), AT)).hasValueSatisfying(lesson -> assertThat(lesson.text())
                .isEqualTo("do you sell moon boots for astronauts"));

        says("yes please");
        handedOff(HandoffReason.OUT_OF_SCOPE);

        assertThat(lessons().unanswered(AT)).isEmpty();
        assertThat(lessons().corrected("boots", AT)).hasValueSatisfying(lesson -> assertThat(lesson.text())
                .isEqualTo("do you sell moon boots for astronauts"));
    }

    @Test
    void whoIsAskedWhatItIsAboutHasAskedNothing() {
        says("I have a question");
        events.add(new BotClarified(AT, BOT, "What is it about?", turn(), List.of(), SURE));

        assertThat(lessons().unanswered(turn(), AT)).isEmpty();
    }

    @Test
    void aQuestionOfItsOwnIsKeptAlone() {
        says("does the wok fit induction");
        answered("wok");
        says("do you sell moon boots for astronauts");
        handedOff(HandoffReason.OUT_OF_SCOPE);

        assertThat(lessons().unanswered(AT)).hasValueSatisfying(lesson -> assertThat(lesson.text())
                .isEqualTo("do you sell moon boots for astronauts"));
    }

    @Test
    void anOpeningIsTheFirstThatIsAskedAndNoGreeting() {
        says("hi there");
        events.add(new BotSaid(AT, BOT, "Hello.", turn()));
        says("my name is Ada Berg, order 48213770. The parcel that ada@example.com was told of");
        says("where is it");
        answered("tracking");
        says("and what does delivery cost");

        assertThat(lessons().opening()).hasValue("The parcel that [EMAIL_1] was told of\nwhere is it");
    }

    @Test
    void whatIsSaidToAPersonWhoSpokeFirstIsNoOpening() {
        says("a person please");
        handedOff(HandoffReason.CUSTOMER_ASKED);
        events.add(new AgentSaid(AT, Participant.agent("a-1", "Amir"), "m", "Hello, what is it?"));
        says("where is my parcel");

        assertThat(lessons().opening()).isEmpty();
    }

    private void says(String text) {
        events.add(new CustomerSaid(AT, ADA, "m", text, turn() + 1));
    }

    private void answered(String article) {
        events.add(new BotAnswered(AT, BOT, "So.", turn(), List.of(new Source(article, article, null)), SURE));
    }

    private void offered() {
        events.add(new BotClarified(AT, BOT, "Which?", turn(), List.of(new Candidate("a", "Refunds", .4)), SURE));
    }

    private void handedOff(HandoffReason reason) {
        events.add(new HandoffRequested(AT, BOT, reason, 0, "unknown", ""));
    }

    private int turn() {
        return (int) events.stream().filter(CustomerSaid.class::isInstance).count();
    }

    private Lessons lessons() {
        return new Lessons(
                "c-1",
                events.stream().map(event -> new Entry("c-1", "1-0", event)).toList());
    }
}
