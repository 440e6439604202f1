package dev.evenhand.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.BotOptions;
import dev.evenhand.bot.BotOptions.Pace;
import dev.evenhand.bot.Doors;
import dev.evenhand.bot.model.LlmSettings;
import dev.evenhand.bot.model.LlmSettings.Limits;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.web.node.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot with few hands, all of which wait for a model that holds its answers back until it is told to let go. */
@NullUnmarked
class BotOverloadIT {
    private static final int TURNS_IN_WORK = 3;
    /** Longer than the test holds anything back. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String HELD = "held by the model";

    @TempDir
    private Path directory = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    /** What became of the questions, in order. */
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private volatile boolean letGo;
    private HttpServer model;
    private Handoff handoff;
    private Bot bot;

    @BeforeEach
    void start() throws Exception {
        model = Store.await(vertx.createHttpServer().requestHandler(this::hold).listen(0, "127.0.0.1"));
        var patient = DeskOptions.defaults().withBotDeadline(PATIENCE.multipliedBy(2));
        handoff = Store.await(
                Handoff.start(vertx, HandoffOptions.embedded(directory).withDesk(patient)));
        handoff.live().all(entry -> told(entry.event()));
        var limits = new Limits(PATIENCE, 2 * TURNS_IN_WORK, 500, 1_000);
        var llm = LlmSettings.of("http://127.0.0.1:" + model.actualPort() + "/v1", "slow", "");
        var quiet = Duration.ofMillis(20);
        var options = BotOptions.in(directory.resolve("bot"))
                .withPace(new Pace(quiet, quiet, PATIENCE.plusSeconds(30), TURNS_IN_WORK))
                .withLlm(llm.withLimits(limits));
        bot = Store.await(Bot.start(vertx, options, new Doors(handoff.desk(), handoff.live(), handoff.link())));
        Store.await(bot.ask("warm", "en"));
    }

    @AfterEach
    void stop() throws Exception {
        release();
        Store.await(bot.stop().eventually(handoff::stop));
        Store.await(model.close());
        Store.await(vertx.close());
    }

    private void told(ConversationEvent event) {
        if (event instanceof HandoffRequested request) {
            ends.add(BotLoad.handedOff(request.reason()));
        } else if (event instanceof BotAnswered) {
            ends.add("answered");
        } else if (event instanceof BotClarified) {
            ends.add("asked back");
        }
    }

    /** Answers are written piece by piece; anything else that is asked of a model is not what is looked at here. */
    private void hold(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (letGo || !body.toJsonObject().getBoolean("stream", false)) {
                outOfOrder(request);
            } else {
                held.add(request);
                ends.add(HELD);
            }
        });
    }

    private static void outOfOrder(HttpServerRequest request) {
        request.response().setStatusCode(400).end();
    }

    /** The model says no: the article itself answers. */
    private void release() {
        letGo = true;
        for (var request = held.poll(); request != null; request = held.poll()) {
            outOfOrder(request);
        }
    }

    @Test
    void whatComesBeyondItsHandsGoesToPeopleAsOverloadWhileEveryEventLoopRuns() throws Exception {
        var questions = questions().iterator();
        while (held.size() < TURNS_IN_WORK) {
            ask(questions.next());
            assertThat(end()).isIn(HELD, "asked back");
        }

        var overload = BotLoad.handedOff(HandoffReason.OVERLOAD);
        for (int beyond = 0; beyond < TURNS_IN_WORK; beyond++) {
            ask(questions.next());
            assertThat(end()).isEqualTo(overload);
        }
        everyEventLoopRuns();
        assertThat(held).as("held by the model all the while").hasSize(TURNS_IN_WORK);

        release();
        for (int turn = 0; turn < TURNS_IN_WORK; turn++) {
            assertThat(end()).isEqualTo("answered");
        }
    }

    /** One of each article, in its own words, so that the bot answers it, and the model is asked to word it. */
    private List<String> questions() {
        return bot.knowledge().articles().stream()
                .filter(article -> article.locale().equals("en") && !article.handoff())
                .map(article -> article.questions().get(0))
                .toList();
    }

    private String end() throws InterruptedException {
        return String.valueOf(ends.poll(60, TimeUnit.SECONDS));
    }

    /** Contexts made one after the other are spread over all loops. */
    private void everyEventLoopRuns() throws Exception {
        var knocks = new ArrayList<Future<?>>();
        for (int loop = 0; loop < VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE; loop++) {
            Promise<Void> knocked = Promise.promise();
            ((VertxInternal) vertx).createEventLoopContext().runOnContext(none -> knocked.complete());
            knocks.add(knocked.future());
        }
        Store.await(Future.all(knocks));
    }

    private void ask(String question) throws Exception {
        var id = "c-" + UUID.randomUUID();
        var customer = new Opening.Customer(id, "", "", false);
        var opening =
                new Opening("en", "web", customer, null, Opening.Entry.BOT_FIRST, Opening.Assignment.RULE, null, false);
        Store.await(handoff.desk().open(id, opening).compose(opened -> handoff.desk()
                .customerSays(id, new Utterance("m-1", question))));
    }
}
