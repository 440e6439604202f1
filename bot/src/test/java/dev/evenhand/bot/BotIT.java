package dev.evenhand.bot;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Import;
import dev.evenhand.bot.knowledge.ImportRun;
import dev.evenhand.bot.knowledge.Reading;
import dev.evenhand.bot.knowledge.RejectedArticles;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.HandoffReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The bot with the sample shop on a real Redis; the last tests change the knowledge base. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BotIT {

    private final Vertx vertx = Vertx.vertx();
    private Handoff handoff;
    private final Talk talk;
    private Bot bot;

    BotIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        talk = new Talk(handoff);
        bot = await(Bot.start(
                vertx,
                BotOptions.in(directory.resolve("bot")),
                new Doors(handoff.desk(), handoff.live(), handoff.link())));
    }

    @BeforeAll
    void indexed() {
        assertThat(await(bot.ask("hello", "en")).version()).isEqualTo("kb-1");
    }

    @AfterAll
    void stop() {
        await(bot.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    @Order(1)
    void aCoveredQuestionIsAnsweredFromItsArticleInEitherLanguage() {
        assertThat(await(bot.ask("How can I purchase on your site?", "en")))
                .satisfies(explained -> assertThat(explained.articleId()).isEqualTo("order-place"))
                .satisfies(explained -> assertThat(explained.decision()).isEqualTo("answer"));
        assertThat(await(bot.ask("请问怎么下单", "zh")).articleId()).isEqualTo("order-place");
    }

    @Test
    @Order(1)
    void aWishForAPersonHandsOffAndStillShowsItsCandidates() {
        assertThat(await(bot.ask("I want to talk to a human", "en"))).satisfies(explained -> {
            assertThat(explained.decision()).isEqualTo("handoff");
            assertThat(explained.reason()).isEqualTo("customer_asked");
            assertThat(explained.candidates()).isNotEmpty();
        });
    }

    @Test
    @Order(1)
    void nonsenseIsNotAnsweredWithAnArticle() {
        assertThat(await(bot.ask("qwpoe zxmcn fjgh", "en")).decision()).isNotEqualTo("answer");
    }

    @Test
    @Order(2)
    void aBurstOfMessagesGetsOneAnswer() {
        String id = open();
        talk.say(id, "hi");
        talk.say(id, "How can I purchase on your site?");
        await(talk.event(id, BotAnswered.class::isInstance));
        assertThat(talk.history(id))
                .filteredOn(BotAnswered.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((BotAnswered) event).turn()).isEqualTo(2));
        assertThat(talk.history(id)).filteredOn(BotSaid.class::isInstance).isEmpty();
    }

    @Test
    @Order(2)
    void aPersonAskedForIsBroughtIn() {
        String id = open();
        talk.say(id, "转人工");
        var event = (HandoffRequested) await(talk.event(id, HandoffRequested.class::isInstance));
        assertThat(event.reason()).isEqualTo(HandoffReason.CUSTOMER_ASKED);
        assertThat(talk.history(id)).anyMatch(ConversationEvent.Assessed.class::isInstance);
    }

    @Test
    @Order(2)
    void aHandoffAndSmallTalkInALaterTurnKeepWhatTheyRestOn() {
        String id = open();
        talk.say(id, "How can I purchase on your site?");
        await(talk.event(id, BotAnswered.class::isInstance));
        talk.say(id, "thank you!");
        await(talk.event(id, BotSaid.class::isInstance));
        talk.say(id, "转人工");
        await(talk.event(id, HandoffRequested.class::isInstance));
        assertThat(talk.history(id))
                .filteredOn(ConversationEvent.Assessed.class::isInstance)
                .extracting(event -> ((ConversationEvent.Assessed) event).assessment())
                .hasSize(3)
                .allSatisfy(assessment -> {
                    assertThat(assessment.candidates()).isNotEmpty();
                    assertThat(assessment.version()).startsWith("kb-");
                    assertThat(assessment.terms()).isNotNull();
                });
        assertThat(await(handoff.desk().conversation(id)).topic()).isNotEqualTo("unknown");
    }

    @Test
    @Order(2)
    void noToDidThisSolveItBringsAPerson() {
        String id = open();
        talk.say(id, "How can I purchase on your site?");
        await(talk.event(id, BotAnswered.class::isInstance));
        await(handoff.desk().feedback(id, Samples.CUSTOMER.participant(), false));
        var event = (HandoffRequested) await(talk.event(id, HandoffRequested.class::isInstance));
        assertThat(event.reason()).isEqualTo(HandoffReason.REPEATED_FAILURE);
    }

    @Test
    @Order(3)
    void anImportWithFaultsChangesNothingAndNamesThemAll() {
        var good = Samples.article("a", "where is it");
        var bad =
                List.of(good, Samples.article("a", "again"), Samples.article("b", ""), Samples.article("c", "x", "fr"));
        var failed = await(bot.knowledge()
                .importAll(new Import(Reading.of(bad), true, false, "test"))
                .compose(ImportRun::done)
                .transform(end -> Future.succeededFuture(end.cause())));
        assertThat(failed).isInstanceOfSatisfying(RejectedArticles.class, rejected -> assertThat(rejected.errors())
                .extracting("index", "field")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "id"),
                        org.assertj.core.groups.Tuple.tuple(2, "questions[0]"),
                        org.assertj.core.groups.Tuple.tuple(3, "locale")));
        assertThat(bot.knowledge().version()).isEqualTo("kb-1");
    }

    @Test
    @Order(4)
    void aChangedArticleAnswersAtOnce() {
        var article = Samples.article("moon-boots", "do you sell moon boots");
        assertThat(await(bot.knowledge().put(article, "anna", null)).created()).isTrue();
        assertThat(await(bot.ask("do you sell moon boots", "en")).articleId()).isEqualTo("moon-boots");
        assertThat(await(bot.knowledge().remove(new Article.Key("moon-boots", "en"), "anna", null)))
                .isTrue();
        assertThat(await(bot.ask("do you sell moon boots", "en")).articleId()).isNotEqualTo("moon-boots");
        assertThat(await(bot.knowledge().history(2)))
                .extracting("what", "by")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("removed", "anna"),
                        org.assertj.core.groups.Tuple.tuple("put", "anna"));
    }

    @Test
    @Order(5)
    void anImportReplacesEverythingAndSaysWhatServes() {
        var articles = List.of(
                Samples.article("refund", "how do i get my money back"), Samples.article("hours", "when are you open"));
        var report = await(bot.knowledge()
                .importAll(new Import(Reading.of(articles), true, false, "test"))
                .compose(ImportRun::done));
        assertThat(report.locales()).containsOnlyKeys("en");
        assertThat(report.imported()).isEqualTo(2);
        assertThat(await(bot.ask("when are you open", "en")).articleId()).isEqualTo("hours");
    }

    private String open() {
        return await(handoff.desk().open(UUID.randomUUID().toString(), Samples.opening()))
                .id();
    }
}
