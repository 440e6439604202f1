package dev.evenhand.bot.conversation;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.Queued;
import dev.evenhand.handoff.conversation.ConversationEvent.ReturnedToBot;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the node does not hear while Redis is away from it. */
class MissedEventsIT {

    private static final Customer ADA = new Customer("ada", "Ada", "", false);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Handoff handoff;

    MissedEventsIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
    }

    @BeforeEach
    void deployBot() {
        var pace = Duration.ofMillis(20);
        TurnClaims mine = (conversation, turn, hold) -> Future.succeededFuture(true);
        var part = new BotPart(new Listening(), Optional.empty(), mine, pace, pace, Duration.ofMinutes(1), 10);
        await(vertx.deployVerticle(new BotVerticle(handoff.desk(), handoff.live(), part)));
    }

    @AfterEach
    void stop() {
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void wordsToTheBotAreHeardThoughItMissedThatTheConversationIsItsOwnAgain() throws InterruptedException {
        String id = UUID.randomUUID().toString();
        var opening = new Opening("en", "web", ADA, null, Opening.Entry.BOT_FIRST, Assignment.RULE, null, false);
        await(handoff.desk().open(id, opening));
        var queued = heard(id, Queued.class);
        await(handoff.desk()
                .requestHandoff(
                        id, ADA.participant(), new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 0, "unknown", "")));
        assertThat(queued.await(20, TimeUnit.SECONDS)).isTrue();
        say(id, "is anybody there?");

        var returned = heard(id, ReturnedToBot.class);
        var again = new CountDownLatch(1);
        handoff.live().hearingAgain(again::countDown);
        var deaf = handoff.link().send(Command.CLIENT, "KILL", "TYPE", "pubsub");
        var back = handoff.desk().returnToBot(id, ADA.participant(), "");
        await(Future.join(deaf, back));
        assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(returned.getCount()).as("unheard").isOne();
        say(id, "then you");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private CountDownLatch heard(String id, Class<? extends ConversationEvent> kind) {
        var heard = new CountDownLatch(1);
        handoff.live().conversation(id, entry -> {
            if (kind.isInstance(entry.event())) {
                heard.countDown();
            }
        });
        return heard;
    }

    private void say(String id, String text) {
        await(handoff.desk().customerSays(id, new Utterance(UUID.randomUUID().toString(), text)));
    }

    /** Notes that the bot was asked for a reply. */
    private final class Listening implements Responder {
        @Override
        public Future<Decision> respond(Turn turn, Pieces shown) {
            asked.countDown();
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
