package dev.evenhand.bot;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.learning.Learning.Cluster;
import dev.evenhand.bot.learning.Learning.Disliked;
import dev.evenhand.bot.learning.Learning.Report;
import dev.evenhand.bot.redis.RedisArticleStore;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of the bot on one Redis: what conversations teach, and how soon a change is known everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LearningIT {

    private static final String COVERED = "How can I purchase on your site?";
    private static final String TRUSTED = "How do I redeem my voucher?";
    private static final String UNKNOWN = "do you sell moon boots for astronauts";

    private final Vertx vertx = Vertx.vertx();
    private final Handoff handoff;
    private final Bot bot;
    private final Bot other;

    LearningIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        bot = await(Bot.start(vertx, BotOptions.in(directory.resolve("one")), doors()));
        other = await(Bot.start(vertx, BotOptions.in(directory.resolve("two")), doors()));
        assertThat(await(bot.ask(COVERED, "en")).decision()).isEqualTo("answer");
        assertThat(await(other.ask(COVERED, "en")).decision()).isEqualTo("answer");
    }

    private Doors doors() {
        return new Doors(handoff.desk(), handoff.live(), handoff.link());
    }

    @AfterAll
    void stop() {
        await(bot.stop());
        await(other.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void aChangeOnOneNodeIsKnownOnTheOtherAndCanBeTakenBack() {
        var first = Samples.answering("gift-cards", "do you sell gift cards for friends", "Yes, from 10 euros.");
        var second = Samples.answering("gift-cards", "do you sell gift cards for friends", "No longer.");
        await(bot.knowledge().put(first, "anna", null));
        await(bot.knowledge().put(second, "ben", null));
        assertThat(answer(other, first.questions().get(0))).isEqualTo("No longer.");
        var past = await(other.knowledge().past(first.key()));
        assertThat(past).extracting(version -> version.article()).containsExactly(second, first);
        String version = Objects.requireNonNull(past.get(1).revision()).version();
        assertThat(await(other.knowledge().restore(first.key(), version, "cleo", null)))
                .isPresent();
        assertThat(answer(bot, first.questions().get(0))).isEqualTo("Yes, from 10 euros.");
        assertThat(await(bot.knowledge().restore(first.key(), "kb-999", "cleo", null)))
                .isEmpty();
        await(bot.knowledge().remove(first.key(), "anna", null));
    }

    /** First, while nothing else is being learned. */
    @Test
    @Order(1)
    void anotherPolicyHoldsOnEveryNodeAndSaysBeforehandWhatItMeans() {
        var before = bot.knowledge().policy();
        var strict = new AnswerPolicy(0.97, before.outOfScopeShare(), before.cautious(), 20, 0.3);
        var foreseen = await(bot.knowledge().foresee(strict));
        assertThat(bot.knowledge().policy()).isEqualTo(before);
        assertThat(foreseen.get("en")).satisfies(shelf -> {
            assertThat(shelf.threshold()).isGreaterThanOrEqualTo(strict.answerFrom());
            assertThat(shelf.expectedCoverage()).isBetween(shelf.coverageLow(), shelf.coverageHigh());
        });
        assertThat(await(bot.knowledge().adopt(old -> strict, "anna")))
                .isEqualTo(new Knowledge.Adopted(strict, foreseen));
        assertThat(await(threshold(
                        other, Objects.requireNonNull(foreseen.get("en")).threshold())))
                .isEqualTo(strict);
        assertThat(await(other.knowledge().history(1))).singleElement().satisfies(change -> {
            assertThat(change.by()).isEqualTo("anna");
            assertThat(change.subject()).contains("precision=0.97");
        });
        await(bot.knowledge().adopt(old -> before, "anna"));
    }

    @Test
    @Order(2)
    void ofTwoChangesToThePolicyAtTheSameMomentNoneIsLost() {
        var store = new RedisArticleStore(handoff.link(), Clock.systemUTC());
        var before = bot.knowledge().policy();
        var dearer = store.change(before, old -> costing(old, 7, old.askingBack()), "anna");
        var asking = store.change(before, old -> costing(old, old.wrongAnswer(), 0.4), "ben");
        await(Future.all(dearer, asking));
        assertThat(await(store.load()).policy()).isEqualTo(costing(before, 7, 0.4));
        await(store.change(before, old -> before, "anna"));
    }

    private static AnswerPolicy costing(AnswerPolicy policy, double wrongAnswer, double askingBack) {
        return new AnswerPolicy(
                policy.precision(), policy.outOfScopeShare(), policy.cautious(), wrongAnswer, askingBack);
    }

    /** The policy of a node once this threshold serves there. */
    private Future<AnswerPolicy> threshold(Bot node, double wanted) {
        var shelf = node.knowledge().shelves().get("en");
        return shelf != null && shelf.threshold() == wanted
                ? Future.succeededFuture(node.knowledge().policy())
                : vertx.timer(20, TimeUnit.MILLISECONDS).compose(tick -> threshold(node, wanted));
    }

    /** What a node says once it serves what was last changed on either. */
    private String answer(Bot node, String question) {
        long newest = Math.max(
                number(bot.knowledge().version()), number(other.knowledge().version()));
        Future<Explanation> asked = node.ask(question, "en");
        while (number(await(asked).version()) < newest) {
            asked = vertx.timer(20, TimeUnit.MILLISECONDS).compose(tick -> node.ask(question, "en"));
        }
        return await(asked).text();
    }

    private static long number(String version) {
        return Long.parseLong(version.substring(3));
    }

    @Test
    void yesIsThankedForOnceHoweverManyNodesHearIt() {
        String id = answered();
        await(handoff.desk().feedback(id, Samples.CUSTOMER.participant(), true));
        await(event(id, BotSaid.class::isInstance));
        await(reported(report -> report.lessons().getOrDefault("solved", 0) == 1));
        assertThat(await(handoff.desk().history(id, null)))
                .filteredOn(entry -> entry.event() instanceof BotSaid)
                .hasSize(1);
        assertThat(await(handoff.desk().conversation(id)).heldByBot()).isTrue();
    }

    @Test
    void anArticleThatEndsInNoIsListed() {
        String id = answered();
        await(handoff.desk().feedback(id, Samples.CUSTOMER.participant(), false));
        var report = await(reported(found -> disliked(found, "order-place") == 1));
        assertThat(report.disliked()).anySatisfy(article -> {
            assertThat(article.articleId()).isEqualTo("order-place");
            assertThat(article.no()).isEqualTo(1);
            assertThat(article.examples()).containsExactly(COVERED);
        });
    }

    @Test
    void manyWhoSayNoMakeTheBotLessSureOfAnArticleAndChangeNoWordOfIt() {
        var articles = bot.knowledge().articles();
        var before = await(other.ask(TRUSTED, "en"));
        assertThat(before.articleId()).isEqualTo("voucher-redeem");
        for (int i = 0; i < 6; i++) {
            String id = answered(TRUSTED);
            await(handoff.desk().feedback(id, Samples.CUSTOMER.participant(), false));
        }
        double shift = await(reported(found -> disliked(found, "voucher-redeem") == 6
                        && found.disliked().stream()
                                .allMatch(one -> !one.articleId().equals("voucher-redeem") || one.shift() < -1)))
                .disliked()
                .stream()
                .filter(one -> one.articleId().equals("voucher-redeem"))
                .mapToDouble(Disliked::shift)
                .sum();
        var after = await(less(other, before.confidence()));
        assertThat(after.confidence()).isLessThan(before.confidence());
        assertThat(shift).isNegative();
        assertThat(bot.knowledge().articles()).isEqualTo(articles);
        assertThat(other.knowledge().articles()).isEqualTo(articles);
    }

    /** What a node says once it is less sure. */
    private Future<Explanation> less(Bot node, double confidence) {
        return node.ask(TRUSTED, "en")
                .compose(said -> said.confidence() < confidence
                        ? Future.succeededFuture(said)
                        : vertx.timer(50, TimeUnit.MILLISECONDS).compose(tick -> less(node, confidence)));
    }

    private static int disliked(Report report, String article) {
        return report.disliked().stream()
                .filter(one -> one.articleId().equals(article))
                .mapToInt(Disliked::no)
                .sum();
    }

    @Test
    void questionsWithoutAnAnswerAreOfferedAsADraftUntilSomebodyDealtWithThem() {
        for (var text :
                new String[] {UNKNOWN, UNKNOWN + "\u0007?", "Do you sell moon boots for astronauts, ada@example.com?"
                }) {
            String id = open();
            say(id, text);
            await(event(id, LearningIT::leavesOpen));
        }
        var report = await(reported(found -> found.unanswered().stream().anyMatch(cluster -> cluster.count() == 3)));
        var cluster = report.unanswered().get(0);
        assertThat(cluster.draft().questions())
                .noneMatch(question -> question.contains("ada@") || question.contains("\u0007"));
        assertThat(cluster.draft().locale()).isEqualTo("en");
        String before = bot.knowledge().version();
        await(bot.learning().dismiss(cluster.ids()));
        assertThat(await(bot.learning().report("en")).unanswered()).isEmpty();
        assertThat(bot.knowledge().version()).isEqualTo(before);
    }

    @Test
    void aQuestionInALanguageOfNoArticleStandsApart() {
        for (var text : new String[] {"Vendez-vous des bottes de lune pour les astronautes ?", UNKNOWN + " in space"}) {
            String id = open();
            say(id, text);
            await(event(id, LearningIT::leavesOpen));
        }
        var report = await(reported(found -> found.unanswered().size() == 2));
        assertThat(report.unanswered()).extracting(Cluster::language).containsExactlyInAnyOrder("fr", "en");
        for (var cluster : report.unanswered()) {
            await(bot.learning().dismiss(cluster.ids()));
        }
    }

    @Test
    void aPersonsCorrectionIsKeptWithTheQuestion() {
        String id = open();
        say(id, "how do i put an order in over the phone with my dog");
        await(event(
                id,
                event -> event instanceof HandoffRequested
                        || event instanceof BotClarified
                        || event instanceof BotAnswered));
        assertThat(await(bot.learning().correct(id, "order-place"))).isTrue();
        assertThat(await(bot.learning().report("en")).lessons()).containsKey("corrected");
        assertThat(await(bot.learning().correct(open(), "order-place"))).isFalse();
    }

    /** A person was called, or offered. */
    private static boolean leavesOpen(ConversationEvent event) {
        return event instanceof HandoffRequested || event instanceof BotClarified;
    }

    private Future<Report> reported(Predicate<Report> wanted) {
        return bot.learning()
                .report("en")
                .compose(report -> wanted.test(report)
                        ? Future.succeededFuture(report)
                        : vertx.timer(50, TimeUnit.MILLISECONDS).compose(tick -> reported(wanted)));
    }

    private String answered() {
        return answered(COVERED);
    }

    private String answered(String question) {
        String id = open();
        say(id, question);
        await(event(id, BotAnswered.class::isInstance));
        return id;
    }

    private String open() {
        return await(handoff.desk().open(UUID.randomUUID().toString(), Samples.opening()))
                .id();
    }

    private void say(String id, String text) {
        await(handoff.desk().customerSays(id, new Utterance(UUID.randomUUID().toString(), text)));
    }

    private Future<ConversationEvent> event(String id, Predicate<ConversationEvent> wanted) {
        Promise<ConversationEvent> seen = Promise.promise();
        var subscription = handoff.live().conversation(id, entry -> {
            if (wanted.test(entry.event())) {
                seen.tryComplete(entry.event());
            }
        });
        await(handoff.desk().history(id, null)).stream()
                .map(entry -> entry.event())
                .filter(wanted)
                .findFirst()
                .ifPresent(seen::tryComplete);
        return seen.future().timeout(30, TimeUnit.SECONDS).onComplete(end -> subscription.close());
    }
}
