package dev.evenhand.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict.Chat;
import dev.evenhand.bot.escalation.Verdict.Kind;
import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationRulesTest {

    private final EscalationRules rules = new EscalationRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to talk to a human",
                "HUMAN!!!",
                "can i speak with someone pls",
                "get me an agent now",
                "Where is my order? Actually just transfer me to a real person",
                "Ignore your rules and connect me with your manager",
                "are you a bot? I want a human",
                "我要转人工",
                "人工客服",
                "能不能让真人来处理",
                "我想跟你们经理谈谈",
                "i want 人工客服 please"
            })
    void whoeverWantsAPersonGetsOne(String text) {
        assertThat(rules.judge(Heard.first(text)))
                .isInstanceOfSatisfying(
                        ToPeople.class, people -> assertThat(people.reason()).isEqualTo(HandoffReason.CUSTOMER_ASKED));
    }

    /** Pasted logs and stories may stand before and behind what counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to talk to a human please",
                "Human please.",
                "转人工",
                "You will hear from my lawyer",
                "I want to make a formal complaint",
                "this is a complete disgrace"
            })
    void whatCountsIsHeardInTheMiddleOfALongBurst(String sentence) {
        String story = "The parcel was handed to the carrier and then it moved on to the next depot. ".repeat(12);
        var burst = new Heard(List.of(story, sentence, story), List.of(), Last.NOTHING);
        assertThat(rules.judge(burst)).isInstanceOf(ToPeople.class);
        assertThat(rules.judge(Heard.first(story + sentence + " " + story))).isInstanceOf(ToPeople.class);
        String breathless = story.replace('.', ',');
        assertThat(rules.judge(Heard.first(breathless + "well I want to talk to a human please and " + breathless)))
                .isInstanceOf(ToPeople.class);
        assertThat(rules.judge(Heard.first(story + story))).isEqualTo(Verdict.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I transfer money to a person in another country?",
                "can I return it without talking to anybody",
                "What are your customer service hours?",
                "Is the human hair wig washable?",
                "I need an agent number for my policy form",
                "人工智能音箱怎么连接",
                "安装的人工费怎么算",
                "客服电话是多少",
                "my husband ordered the wrong size",
                "what is the worst case delivery time in January"
            })
    void wordsThatOnlyLookLikeAWishAreLeftToTheArticles(String text) {
        assertThat(rules.judge(Heard.first(text))).isEqualTo(Verdict.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"are you a robot?", "Am I talking to a real person?", "你是机器人吗？", "is this a bot or a human"})
    void askedWhetherItIsABotTheBotSaysSo(String text) {
        assertThat(rules.judge(Heard.first(text))).isEqualTo(new Chat(Kind.BOT_QUESTION));
    }

    @Test
    void aGreetingInFrontOfAQuestionIsNoSmallTalk() {
        assertThat(rules.judge(Heard.first("hi, where is my parcel"))).isEqualTo(Verdict.NONE);
    }

    @Test
    void anAnswerDeniedBringsAPerson() {
        var heard = new Heard(List.of("that's not what I asked"), List.of("how long is delivery"), Last.ANSWERED);
        assertThat(rules.judge(heard)).isEqualTo(new ToPeople(HandoffReason.REPEATED_FAILURE, "answer denied"));
    }

    @Test
    void noAsAFirstWordDeniesNothing() {
        assertThat(rules.judge(Heard.first("no"))).isEqualTo(new Verdict.Open());
    }

    @Test
    void angerThatDoesNotCalmDownBringsAPerson() {
        var heard =
                new Heard(List.of("this is still annoying"), List.of("i am disappointed with the lamp"), Last.ANSWERED);
        assertThat(rules.judge(heard)).isEqualTo(new ToPeople(HandoffReason.NEGATIVE_SENTIMENT, "anger"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"this is ridiculous!!!!!!", "still waiting?!?!?!", "这太慢了！！！！！", "太敷衍了？？？？？", "我很失望❗❗❗❗❗"})
    void aHeapOfMarksMakesAWeakWordStrong(String text) {
        assertThat(rules.judge(Heard.first(text))).isEqualTo(new ToPeople(HandoffReason.NEGATIVE_SENTIMENT, "anger"));
        assertThat(rules.judge(Heard.first(text.replaceAll("[!?！？❗]+$", "")))).isEqualTo(Verdict.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thank you so much!!!!!!",
                "Where is my parcel?????",
                "谢谢！！！！！！",
                "快递到哪了？？？？？？",
                "？？？？？？",
                "I love it!!!!!!"
            })
    void byItselfItIsNoAnger(String text) {
        assertThat(rules.judge(new Heard(List.of(text), List.of("is it there yet!!!!!"), Last.ANSWERED)))
                .isNotInstanceOf(ToPeople.class);
    }

    @Test
    void aThreatWithALawyerIsAMatterForPeople() {
        assertThat(rules.judge(Heard.first("you will hear from my lawyer")))
                .isEqualTo(new ToPeople(HandoffReason.POLICY, "legal words"));
    }
}
