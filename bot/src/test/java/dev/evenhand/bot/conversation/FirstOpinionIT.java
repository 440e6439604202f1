package dev.evenhand.bot.conversation;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.Talk;
import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.redis.RedisTurnClaims;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the bot would have done with the words a conversation began with, whatever became of its turn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstOpinionIT {

    private static final Customer ADA = new Customer("ada", "Ada", "", false);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMillis(900);

    private final Vertx vertx = Vertx.vertx();
    private final Handoff handoff;
    private final Talk talk;
    private String deployed = "";

    FirstOpinionIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        talk = new Talk(handoff);
    }

    @AfterEach
    void undeploy() {
        if (!deployed.isEmpty()) {
            await(vertx.undeploy(deployed));
            deployed = "";
        }
    }

    @AfterAll
    void stop() {
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void anAnswerToTheFirstWordsBringsItAlong() {
        deploy(Scripted.answering(), 10);
        String id = begun(Opening.Entry.BOT_FIRST, "where is", "my parcel");
        var answered = (BotAnswered) await(talk.event(id, BotAnswered.class::isInstance));
        assertThat(answered.assessment().first()).isTrue();
        assertThat(opinion(id).topic()).isEqualTo("where is\nmy parcel");
    }

    @Test
    void whereABotFailsOrHasNoTimeItIsFormedAfterTheHandoffOfTheSameWords() {
        for (var failing : List.of(
                new Scripted(turn -> Future.failedFuture(new IllegalStateException("broken"))),
                new Scripted(turn -> Promise.<Decision>promise().future()))) {
            deploy(failing, 10);
            formedAfterTheHandoff();
        }
        deploy(Scripted.answering(), 0);
        formedAfterTheHandoff();
    }

    private void formedAfterTheHandoff() {
        String id = begun(Opening.Entry.BOT_FIRST, "where is", "my parcel");
        assertThat(opinion(id).topic()).isEqualTo("where is\nmy parcel");
        assertThat(talk.history(id).stream().takeWhile(event -> !(event instanceof Assessed)))
                .anyMatch(Queued.class::isInstance);
        undeploy();
    }

    @Test
    void wherePeopleHaveItFromTheStartItIsOfTheSameWords() {
        deploy(Scripted.answering(), 10);
        String id = begun(Opening.Entry.HUMAN_FIRST, "where is", "my parcel");
        assertThat(opinion(id).topic()).isEqualTo("where is\nmy parcel");
    }

    @Test
    void ofANodeThatStoppedItIsFormedByTheNextOneAtTheEndOfTheConversation() {
        var endless = new Scripted(turn -> Promise.<Decision>promise().future());
        deploy(endless, 10);
        String id = begun(Opening.Entry.BOT_FIRST, "where is my parcel");
        await(endless.asked.future());
        undeploy();
        var request = (HandoffRequested) await(talk.event(id, HandoffRequested.class::isInstance));
        assertThat(request.reason()).isEqualTo(HandoffReason.BOT_ERROR);
        assertThat(talk.history(id)).noneMatch(Assessed.class::isInstance);

        deploy(Scripted.answering(), 10);
        await(handoff.desk().close(id, ADA.participant()));
        assertThat(opinion(id).topic()).isEqualTo("where is my parcel");
    }

    @Test
    void aReplyToMoreThanTheFirstWordsLeavesItToTheFirstWordsAlone() {
        var first = Promise.<Decision>promise();
        var scripted = new Scripted(turn -> turn.messages().size() == 1 ? first.future() : Scripted.answer(turn));
        deploy(scripted, 10);
        String id = begun(Opening.Entry.BOT_FIRST, "where is my parcel");
        await(scripted.asked.future());
        talk.say(id, "or rather my refund");
        var answered = (BotAnswered) await(talk.event(id, BotAnswered.class::isInstance));
        assertThat(answered.turn()).isEqualTo(2);
        assertThat(answered.assessment().first()).isFalse();
        assertThat(opinion(id).topic()).isEqualTo("where is my parcel");
        assertThat(await(handoff.desk().conversation(id)).topic()).isEqualTo("where is my parcel");
        assertThat(talk.history(id)).filteredOn(Assessed.class::isInstance).hasSize(1);
    }

    private Assessment opinion(String id) {
        var made = (Assessed) await(talk.event(
                id,
                event -> event instanceof Assessed assessed
                        && Boolean.TRUE.equals(assessed.assessment().first())));
        return made.assessment();
    }

    private void deploy(Responder responder, int turnsInWork) {
        var claims = new RedisTurnClaims(handoff.link(), UUID.randomUUID().toString());
        var part = new BotPart(responder, Optional.empty(), claims, QUIET, LONGEST, Duration.ofSeconds(2), turnsInWork);
        deployed = await(vertx.deployVerticle(new BotVerticle(handoff.desk(), handoff.live(), part)));
    }

    private String begun(Opening.Entry entry, String... words) {
        String id = UUID.randomUUID().toString();
        await(handoff.desk().open(id, new Opening("en", "web", ADA, null, entry, Assignment.RULE, null, false)));
        talk.say(id, words);
        return id;
    }

    /** Does with a turn what it is told to, and names as its topic what it read. */
    private static final class Scripted implements Responder {
        private final Function<Turn, Future<Decision>> script;
        private final Promise<Turn> asked = Promise.promise();

        Scripted(Function<Turn, Future<Decision>> script) {
            this.script = script;
        }

        static Scripted answering() {
            return new Scripted(Scripted::answer);
        }

        static Future<Decision> answer(Turn turn) {
            return Future.succeededFuture(new Decision.Answer("Here.", List.of(), opinion(turn)));
        }

        private static Assessment opinion(Turn turn) {
            return new Assessment("answer", 0.9, turn.text(), List.of(), 0.6, "kb-1");
        }

        @Override
        public Future<Decision> respond(Turn turn, Pieces pieces) {
            asked.tryComplete(turn);
            return script.apply(turn);
        }

        @Override
        public Future<Assessment> assess(Turn turn) {
            return Future.succeededFuture(opinion(turn));
        }

        @Override
        public Future<String> summary(Turn turn) {
            return Future.succeededFuture("");
        }
    }
}
