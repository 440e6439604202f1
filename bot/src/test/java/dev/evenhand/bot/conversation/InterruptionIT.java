package dev.evenhand.bot.conversation;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An answer that is being written when somebody else gets the word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptionIT {

    private static final Customer ADA = new Customer("ada", "Ada", "", false);

    private final Vertx vertx = Vertx.vertx();
    private final Handoff handoff;
    private final Endless responder = new Endless();
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

    InterruptionIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        var pace = Duration.ofMillis(20);
        TurnClaims mine = (conversation, turn, hold) -> Future.succeededFuture(true);
        var part = new BotPart(responder, Optional.empty(), mine, pace, pace, Duration.ofMinutes(1), 10);
        await(vertx.deployVerticle(new BotVerticle(handoff.desk(), handoff.live(), part)));
    }

    @AfterAll
    void stop() {
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void whatWasShownIsTakenBackOnceAPersonIsAskedFor() throws InterruptedException {
        String id = begun();
        var wish = new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 1, "unknown", "");
        await(handoff.desk().requestHandoff(id, ADA.participant(), wish));
        assertThat(next()).isEqualTo("answer_withdrawn");
        nothingMoreIsShown(id);
    }

    @Test
    void whatWasShownIsTakenBackOnceTheCustomerWritesOn() throws InterruptedException {
        String id = begun();
        say(id, "or rather something else");
        assertThat(next()).isEqualTo("answer_withdrawn");
        nothingMoreIsShown(id);
    }

    /** Pieces go the way of every signal: one that was told would have come before what is told after it. */
    private void nothingMoreIsShown(String id) throws InterruptedException {
        responder.pieces.piece("and more");
        handoff.live().signal(new Signal(id, "answer_over", "{}", false));
        assertThat(next()).isEqualTo("answer_over");
    }

    private String begun() throws InterruptedException {
        signals.clear();
        String id = UUID.randomUUID().toString();
        var opening = new Opening("en", "web", ADA, null, Opening.Entry.BOT_FIRST, Assignment.RULE, null, false);
        await(handoff.desk().open(id, opening));
        handoff.live().signals(id, signal -> signals.add(signal.type()));
        say(id, "a question");
        assertThat(next()).isEqualTo("answer_piece");
        return id;
    }

    private String next() throws InterruptedException {
        String type = "place";
        while (type != null && !type.startsWith("answer_")) {
            type = signals.poll(20, TimeUnit.SECONDS);
        }
        return String.valueOf(type);
    }

    private void say(String id, String text) {
        await(handoff.desk().customerSays(id, new Utterance(UUID.randomUUID().toString(), text)));
    }

    /** Begins its first answer and never ends one. */
    private static final class Endless implements Responder {
        private volatile Pieces pieces = Pieces.UNSEEN;

        @Override
        public Future<Decision> respond(Turn turn, Pieces shown) {
            if (turn.messages().size() == 1) {
                pieces = shown;
                shown.piece("The first half");
            }
            return Promise.<Decision>promise().future();
        }

        @Override
        public Future<Assessment> assess(Turn turn) {
            return Future.succeededFuture(new Assessment("answer", 1, "unknown", List.of(), 1, "kb-0"));
        }

        @Override
        public Future<String> summary(Turn turn) {
            return Future.succeededFuture("");
        }
    }
}
