package dev.evenhand.bot;

import static dev.evenhand.bot.Talk.await;
import static dev.evenhand.bot.model.ModelServer.breaksAfter;
import static dev.evenhand.bot.model.ModelServer.calls;
import static dev.evenhand.bot.model.ModelServer.fails;
import static dev.evenhand.bot.model.ModelServer.fallsSilentAfter;
import static dev.evenhand.bot.model.ModelServer.hangs;
import static dev.evenhand.bot.model.ModelServer.refuses;
import static dev.evenhand.bot.model.ModelServer.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.BotOptions.Pace;
import dev.evenhand.bot.model.LlmSettings;
import dev.evenhand.bot.model.ModelServer;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole conversations beside a model in every kind of trouble. The model may take far longer than the bot: it is the
 * bot's deadline that counts, and a turn that ran into it would have gone to a person as an error of the bot's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelTroublesIT {

    private static final String QUESTION = "do you sell moon boots";
    private static final String ARTICLE = "Moon boots cost 80 euros. You can return them within 30 days.";

    private final Vertx vertx = Vertx.vertx();
    private final ModelServer model = await(ModelServer.start(vertx));
    private final ConcurrentLinkedQueue<String> shown = new ConcurrentLinkedQueue<>();
    private final Handoff handoff;
    private final Bot bot;

    ModelTroublesIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        var usual = Pace.DEFAULT;
        var pace = new Pace(usual.quiet(), usual.longestBurst(), Duration.ofSeconds(5), usual.turnsInWork());
        var slow = LlmSettings.of(model.baseUrl(), "slow", "").withTimeout(Duration.ofMinutes(5));
        bot = await(Bot.start(
                vertx,
                BotOptions.in(directory.resolve("bot")).withPace(pace).withLlm(slow),
                new Doors(handoff.desk(), handoff.live(), handoff.link())));
    }

    @BeforeAll
    void indexed() {
        await(bot.knowledge().put(Samples.answering("moon-boots", QUESTION, ARTICLE), "ada", null));
        model.behave(List.of(fails(401)));
        assertThat(await(bot.ask(QUESTION, "en")).articleId()).isEqualTo("moon-boots");
    }

    @AfterAll
    void stop() {
        await(bot.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    @Order(1)
    void aModelThatIsWellWordsTheAnswer() {
        model.behave(List.of(says("Yes, moon boots cost 80 euros [1].")));
        assertThat(answer()).isEqualTo("Yes, moon boots cost 80 euros.");
    }

    /** A refusal for long comes last, for the model is left alone then. */
    static Stream<Consumer<HttpServerResponse>> troubles() {
        return Stream.of(
                fails(500),
                says("Moon boots cost 80 euros [9]."),
                hangs(),
                says("Moon boots cost 80 euros [1]. Today they cost eight euros [1]."),
                fallsSilentAfter("Moon boots cost 80 euros [1]. "),
                calls("set_price", "{\"value\":8}"),
                breaksAfter("Moon boots cost 80 euros [1]. They"),
                says("Moon boots cost 8 euros [1]."),
                refuses(429, "120"));
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("troubles")
    void theArticleItselfAnswersInTimeAndNothingInventedIsShown(Consumer<HttpServerResponse> trouble) {
        model.behave(List.of(trouble));
        assertThat(answer()).isEqualTo(ARTICLE);
        assertThat(shown).noneMatch(piece -> piece.contains("8 euros") || piece.contains("eight"));
    }

    /** What the customer is answered; fails where a person had to step in. */
    private String answer() {
        shown.clear();
        String id = UUID.randomUUID().toString();
        Promise<ConversationEvent> ended = Promise.promise();
        var subscription = handoff.live().conversation(id, (Entry entry) -> {
            if (entry.event() instanceof BotAnswered || entry.event() instanceof HandoffRequested) {
                ended.tryComplete(entry.event());
            }
        });
        var signals = handoff.live().signals(id, signal -> shown.add(signal.json()));
        await(handoff.desk().open(id, Samples.opening()));
        await(handoff.desk().customerSays(id, new Utterance(UUID.randomUUID().toString(), QUESTION)));
        var event = await(ended.future());
        subscription.close();
        signals.close();
        assertThat(event).isInstanceOf(BotAnswered.class);
        return ((BotAnswered) event).text();
    }
}
