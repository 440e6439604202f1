package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.ClosedBy;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Participant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class OutcomeFoldTest {
    @Test
    void noKindOfEventIsForgotten() {
        for (Class<?> event : ConversationEvent.class.getPermittedSubclasses()) {
            assertThat(OutcomeFold.knows(event)).as(event.getSimpleName()).isTrue();
        }
    }

    @Test
    void anOpenConversationHasNoOutcome() {
        assertThat(OutcomeFold.fold(Story.botFirst().customer().answered().history(), Meanwhile.NOTHING))
                .isEmpty();
        assertThat(OutcomeFold.fold(List.of(), Meanwhile.NOTHING)).isEmpty();
    }

    @Test
    void botOnlyCountsItsRepliesAndRunsFromTheFirstWordToTheLastReply() {
        Facts facts = Story.botFirst()
                .after(5)
                .customer()
                .assessed("answer", 0.91)
                .after(1)
                .answered()
                .after(40)
                .customer()
                .after(2)
                .clarified()
                .after(3600)
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(facts.bot().elapsedSeconds()).isEqualTo(43);
        assertThat(facts.bot().answers()).isEqualTo(1);
        assertThat(facts.bot().last()).isEqualTo("clarify");
        assertThat(facts.bot().version()).isEqualTo("kb-14");
        assertThat(facts.first()).isEqualTo(new Facts.First("answer", 0.91));
        assertThat(facts.topic()).isEqualTo("delivery");
        assertThat(facts.firstWordAt()).isEqualTo(Story.NINE.plusSeconds(5));
        assertThat(facts.lastWordAt()).isEqualTo(Story.NINE.plusSeconds(48));
        assertThat(facts.human()).isNull();
        assertThat(facts.handoff()).isNull();
        assertThat(facts.heldBy()).isEqualTo("bot");
        assertThat(facts.closedBy()).isEqualTo("timeout");
    }

    @Test
    void onlyWhatTheBotMadeOfTheFirstWordsIsItsFirstOpinion() {
        Story failed = Story.botFirst()
                .customer()
                .greeted()
                .handsOff(HandoffReason.BOT_ERROR)
                .queued()
                .joined()
                .returnedToBot()
                .customer();
        Story later = failed.assessed("answer", 0.9, false).answered().closed(ClosedBy.CUSTOMER);
        assertThat(later.facts().first()).isNull();
        assertThat(later.facts().topic()).isNull();
        assertThat(later.assessed("clarify", 0.4, true).facts().first()).isEqualTo(new Facts.First("clarify", 0.4));
    }

    @Test
    void aTopicTheBotDidNotFindIsNone() {
        assertThat(Story.botFirst()
                        .customer("qwertz blorp")
                        .assessedNowhere()
                        .answered()
                        .closed(ClosedBy.CUSTOMER)
                        .facts()
                        .topic())
                .isNull();
    }

    @Test
    void whereItWasNotKeptWhatAnOpinionIsOfOneMadeAfterAReplyIsOfLaterWords() {
        assertThat(Story.botFirst()
                        .customer()
                        .handsOff(HandoffReason.BOT_ERROR)
                        .queued()
                        .joined()
                        .returnedToBot()
                        .customer()
                        .assessed("answer", 0.9)
                        .answered()
                        .closed(ClosedBy.CUSTOMER)
                        .facts()
                        .first())
                .isNull();
    }

    @Test
    void aGradeIsAnOpinionAndTheFirstAuditIsEvidence() {
        Story closed = Story.botFirst().customer().answered().closed(ClosedBy.TIMEOUT);
        assertThat(closed.facts().review()).isNull();

        Facts graded = closed.graded(Verdict.YES).facts();
        assertThat(graded.review()).isEqualTo(new Facts.Review("yes", "m-1", null));
        assertThat(graded.verifiedBy()).isNull();

        Facts audited = closed.audited(Verdict.YES)
                .graded(Verdict.NO)
                .audited(Verdict.NO)
                .facts();
        assertThat(audited.review()).isEqualTo(new Facts.Review("yes", "m-1", "yes"));
        assertThat(audited.verifiedBy()).isEqualTo("audit");
    }

    @Test
    void whatModelsTookIsSummedOverRepliesAndSummaryAndAGradeIsNoPartOfIt() {
        Story plain = Story.botFirst().customer().answered();
        assertThat(plain.closed(ClosedBy.TIMEOUT).graded(Verdict.YES).facts().model())
                .isNull();

        Facts facts = Story.botFirst()
                .customer()
                .worded(new ModelUse("m-1", 400, 20, 0.25))
                .customer()
                .worded(new ModelUse("m-1", 300, 30, 0.5))
                .customer()
                .handsOff(HandoffReason.LOW_CONFIDENCE)
                .queued()
                .summarised(new ModelUse("m-2", 90, 10, null))
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(facts.model()).isEqualTo(new Facts.Model(790, 60, 0.75));
    }

    @Test
    void silenceOverThreeMinutesIsCutOutOfTheBotsTime() {
        Facts facts = Story.botFirst()
                .customer()
                .after(1)
                .answered()
                .after(1000)
                .customer()
                .after(1)
                .answered()
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(facts.bot().elapsedSeconds()).isEqualTo(1 + 180 + 1);
        assertThat(facts.bot().idleSeconds()).isEqualTo(1000 - 180);
    }

    @Test
    void aGreetingIsNoSubstantiveReply() {
        Facts facts = Story.botFirst()
                .customer()
                .after(1)
                .greeted()
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(facts.bot().firstReplyAt()).isNull();
        assertThat(facts.bot().last()).isNull();
        assertThat(facts.bot().answers()).isZero();
    }

    @Test
    void aPersonsGreetingIsNoSubstantiveReplyEither() {
        Facts greeted = Story.humanFirst()
                .customer()
                .queued()
                .joined()
                .after(5)
                .agent("Hi Ana, this is Kim. One moment please 🙂")
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(greeted.human().firstReplyAt()).isNull();
        assertThat(greeted.human().replies()).isZero();

        Facts answered = Story.humanFirst()
                .customer()
                .queued()
                .joined()
                .agent("您好，请稍等。")
                .after(30)
                .agent("Hello! It left our house today.")
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(answered.human().firstReplyAt()).isEqualTo(Story.NINE.plusSeconds(30));
        assertThat(answered.human().replies()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello Ana!",
                "Good morning, my name is Kim from the support team. How can I help you today?",
                "Thanks for waiting, let me have a look.",
                "I'll check that for you now",
                "您好，我是客服小王，很高兴为您服务，请问有什么可以帮您的吗？",
                "王女士您好，感谢您的耐心等待，我帮您查一下"
            })
    void pleasantriesAnswerNothing(String text) {
        assertThat(Pleasantries.alone(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.",
                "Hi Ana, it was refunded",
                "Hello, your parcel left today.",
                "I'm sorry, we do not sell that",
                "Let me check with the carrier: they say tomorrow",
                "14 days",
                "您好，已经为您退款",
                "我查一下，显示已发货"
            })
    void whateverElseIsSaidIsAnAnswer(String text) {
        assertThat(Pleasantries.alone(text)).isFalse();
    }

    @Test
    void botThenHumanSplitsTheTimeBetweenThem() {
        Facts facts = Story.botFirst()
                .customer()
                .after(2)
                .answered()
                .after(10)
                .customer()
                .handsOff(HandoffReason.LOW_CONFIDENCE)
                .queued()
                .after(60)
                .joined()
                .after(30)
                .agent()
                .after(20)
                .customer()
                .after(10)
                .agent()
                .after(5)
                .resolved("resolved")
                .after(20)
                .wrappedUp(20, null)
                .facts();
        assertThat(facts.bot().elapsedSeconds()).isEqualTo(2);
        assertThat(facts.bot().noAnswers()).isEqualTo(1);
        assertThat(facts.bot().last()).isEqualTo("no_answer");
        assertThat(facts.human().handleSeconds()).isEqualTo(65);
        assertThat(facts.human().replies()).isEqualTo(2);
        assertThat(facts.human().wrapUpSeconds()).isEqualTo(20);
        assertThat(facts.handoff().reason()).isEqualTo("low_confidence");
        assertThat(facts.handoff().acceptedAt()).isEqualTo(Story.NINE.plusSeconds(72));
        assertThat(facts.handoff().abandonedAt()).isNull();
        assertThat(facts.heldBy()).isEqualTo("human");
    }

    @Test
    void anAgentWhoLetsTheCustomerWaitIsNotIdle() {
        Facts facts = Story.humanFirst()
                .queued()
                .customer()
                .joined()
                .after(600)
                .agent()
                .after(900)
                .resolved("resolved")
                .facts();
        assertThat(facts.human().handleSeconds()).isEqualTo(600 + 180);
        assertThat(facts.human().idleSeconds()).isEqualTo(900 - 180);
    }

    @Test
    void askingForAPersonIsNotTheBotsFailure() {
        Facts facts = Story.botFirst()
                .customer()
                .answered()
                .asksForPerson()
                .queued()
                .joined()
                .agent()
                .resolved("resolved")
                .facts();
        assertThat(facts.bot().noAnswers()).isZero();
        assertThat(facts.bot().last()).isEqualTo("answer");
        assertThat(facts.handoff().reason()).isEqualTo("customer_asked");
    }

    @Test
    void transfersAndReturnsKeepTheFirstTimesAndTheLastPerson() {
        Facts facts = Story.botFirst()
                .customer()
                .asksForPerson()
                .queued()
                .after(10)
                .joined()
                .after(10)
                .agent()
                .transferred()
                .after(30)
                .joined(Participant.agent("a-9", "Lee"))
                .after(10)
                .agent()
                .returnedToBot()
                .after(100)
                .customer()
                .after(1)
                .answered()
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(facts.human().transfers()).isEqualTo(1);
        assertThat(facts.human().agent()).isEqualTo("a-9");
        assertThat(facts.human().handleSeconds()).isEqualTo(20);
        assertThat(facts.handoff().queuedAt()).isEqualTo(Story.NINE);
        assertThat(facts.handoff().acceptedAt()).isEqualTo(Story.NINE.plusSeconds(10));
        assertThat(facts.heldBy()).isEqualTo("bot");
        assertThat(facts.bot().elapsedSeconds()).isEqualTo(1);
    }

    @Test
    void whoLeavesTheLineForTheBotAndJoinsAnewWaitsFromThen() {
        Story inLine = Story.botFirst().customer().asksForPerson().queued().after(300);
        Story back = inLine.returnedToBot().after(1500);
        Facts stayed = back.closed(ClosedBy.CUSTOMER).facts();
        assertThat(stayed.handoff()).isEqualTo(new Facts.Handoff(Story.NINE, "customer_asked", null, null, null));
        assertThat(stayed.heldBy()).isEqualTo("bot");

        Facts anew = Story.botFirst()
                .customer()
                .asksForPerson()
                .queued()
                .after(300)
                .returnedToBot()
                .after(1500)
                .queued()
                .after(60)
                .joined()
                .agent()
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(anew.handoff().requestedAt()).isEqualTo(Story.NINE);
        assertThat(anew.handoff().queuedAt()).isEqualTo(Story.NINE.plusSeconds(1800));
        assertThat(anew.handoff().acceptedAt()).isEqualTo(Story.NINE.plusSeconds(1860));
    }

    @Test
    void aChatGivenBackAfterAPersonsAnswerIsNotJudgedByTheBotsOldTurn() {
        Story given = Story.botFirst()
                .customer()
                .handsOff(HandoffReason.LOW_CONFIDENCE)
                .queued()
                .joined()
                .agent()
                .customer("Thank you!")
                .returnedToBot();
        Facts facts = given.closed(ClosedBy.TIMEOUT).facts();
        assertThat(facts.heldBy()).isEqualTo("bot");
        assertThat(facts.bot().noAnswers()).isEqualTo(1);
        assertThat(facts.bot().last()).isNull();
    }

    @Test
    void aChatGivenBackWithTheQuestionOpenIsOneWithoutAnAnswerUntilTheBotGivesIt() {
        Story given = Story.botFirst()
                .customer()
                .answered()
                .asksForPerson()
                .queued()
                .joined()
                .agent("Hi, this is Kim.")
                .returnedToBot();
        assertThat(given.closed(ClosedBy.TIMEOUT).facts().bot().last()).isEqualTo("no_answer");

        Facts answered = Story.botFirst()
                .customer()
                .asksForPerson()
                .queued()
                .joined()
                .returnedToBot()
                .customer()
                .answered()
                .closed(ClosedBy.TIMEOUT)
                .facts();
        assertThat(answered.bot().last()).isEqualTo("answer");
    }

    @Test
    void leavingTheLineIsAbandonedAlsoAfterAnAgentWasLost() {
        Facts inLine = Story.humanFirst()
                .queued()
                .customer()
                .after(90)
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(inLine.handoff().abandonedAt()).isEqualTo(Story.NINE.plusSeconds(90));
        assertThat(inLine.bot()).isNull();
        assertThat(inLine.human()).isNull();
        Facts afterLoss = Story.humanFirst()
                .queued()
                .customer()
                .joined()
                .after(10)
                .lost()
                .after(5)
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(afterLoss.heldBy()).isEqualTo("queue");
        assertThat(afterLoss.handoff().abandonedAt()).isEqualTo(Story.NINE.plusSeconds(15));
        assertThat(afterLoss.human().handleSeconds()).isEqualTo(10);
    }

    @Test
    void aLateRatingAndACorrectedDispositionReplaceWhatWasSaid() {
        Facts facts = Story.humanFirst()
                .queued()
                .customer()
                .joined()
                .agent()
                .resolved("resolved")
                .rated(5, true)
                .after(86_400)
                .rated(2, null)
                .rated(null, false)
                .wrappedUp(30, "unresolved")
                .facts();
        assertThat(facts.survey().csat()).isEqualTo(2);
        assertThat(facts.survey().resolved()).isEqualTo("no");
        assertThat(facts.survey().offeredAt()).isEqualTo(facts.closedAt());
        assertThat(facts.human().disposition()).isEqualTo("unresolved");
    }

    @Test
    void inChatFeedbackIsKeptApartFromTheSurvey() {
        Facts facts = Story.botFirst()
                .customer()
                .answered()
                .feedback(true)
                .closed(ClosedBy.CUSTOMER)
                .facts();
        assertThat(facts.bot().feedback()).isEqualTo("yes");
        assertThat(facts.survey().resolved()).isNull();
    }

    @Test
    void aComplaintIsHeardOnEveryPathAlike() {
        String text = "This is unacceptable, I want to make a formal complaint";
        Facts toBot = Story.botFirst()
                .customer("Hello, thanks for being here")
                .answered()
                .customer(text)
                .closed(ClosedBy.CUSTOMER)
                .facts();
        Facts toPeople = Story.humanFirst()
                .queued()
                .customer("Hello, thanks for being here")
                .joined()
                .customer(text)
                .resolved("resolved")
                .facts();
        assertThat(toBot.complaint()).isTrue();
        assertThat(toPeople.complaint()).isTrue();
        assertThat(toBot.sentiment()).isEqualTo(toPeople.sentiment());
        assertThat(toBot.sentiment().first()).isEqualTo(0.5);
        assertThat(toBot.sentiment().last()).isNegative();
    }

    @Test
    void whoNeverWroteHasNoTemper() {
        Facts facts = Story.botFirst().after(600).closed(ClosedBy.TIMEOUT).facts();
        assertThat(facts.complaint()).isNull();
        assertThat(facts.sentiment()).isNull();
    }

    @Test
    void aConversationUnderWayIsAContactOnceTheCustomerHasWritten() {
        assertThat(OutcomeFold.begun(Story.botFirst().history())).isEmpty();
        Story writing = Story.botFirst().after(5).customer().assessed("answer", 0.9);
        assertThat(OutcomeFold.begun(writing.history())).hasValueSatisfying(begun -> {
            assertThat(begun.customer()).isEqualTo("k-1");
            assertThat(begun.contact()).isEqualTo(new Contact("c-1", Story.NINE, null, "delivery"));
        });
        assertThat(OutcomeFold.begun(writing.closed(ClosedBy.CUSTOMER).history()))
                .isEmpty();
    }
}
