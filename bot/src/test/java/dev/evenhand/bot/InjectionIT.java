package dev.evenhand.bot;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.model.LlmSettings;
import dev.evenhand.bot.model.ModelServer;
import dev.evenhand.bot.model.PlayingAlong;
import dev.evenhand.bot.tool.Tool;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Summarised;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Injection and jailbreak attempts against the whole bot, with a model that plays along with every one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionIT {

    private static final String COVERED = "How can I purchase on your site?";
    private static final String GIFTS = "Do you offer hand wrapped gift boxes?";

    private static final int AT_ONCE = 4;

    private final Vertx vertx = Vertx.vertx();
    private final ModelServer model = await(ModelServer.start(vertx));
    private final Handoff handoff;
    private final Bot bot;
    private final ConcurrentLinkedQueue<String> shown = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lookedUp = new ConcurrentLinkedQueue<>();

    InjectionIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        bot = await(Bot.start(
                vertx,
                BotOptions.in(directory.resolve("bot"))
                        .withLlm(LlmSettings.of(model.baseUrl(), "worst", ""))
                        .withTools(List.of(orderStatus())),
                new Doors(handoff.desk(), handoff.live(), handoff.link())));
        model.circle(PlayingAlong.ANSWERS);
    }

    private Tool orderStatus() {
        var shop = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    lookedUp.add(request.path());
                    request.response().end("{\"status\":\"on its way\"}");
                })
                .listen(0, "127.0.0.1"));
        return new Tool(
                "order-status",
                Map.of("en", "Your order"),
                Set.of("track-parcel", "order-place", "gift-boxes"),
                new Tool.Parameter("number", Pattern.compile("\\bEV-[0-9]{6}\\b")),
                false,
                "http://127.0.0.1:" + shop.actualPort() + "/{number}",
                Map.of(),
                List.of(new Tool.Field("status", true, 100, false)),
                Map.of("en", "Order {number} is {status}."),
                Tool.Limits.DEFAULT);
    }

    @BeforeAll
    void indexed() {
        assertThat(await(bot.ask(COVERED, "en")).decision()).isEqualTo("answer");
    }

    @BeforeEach
    void nothingShownYet() {
        shown.clear();
        lookedUp.clear();
    }

    @AfterAll
    void stop() {
        await(bot.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @Test
    void noCustomersWordsChangeMoreThanTheirOwnConversation() {
        String version = bot.knowledge().version();
        String bystander = await(begun("Ada", "What are your opening hours?"));
        var before = await(handoff.desk().history(bystander, null));
        var attempts = Stream.of("direct", "encoded", "chinese")
                .flatMap(InjectionIT::lines)
                .toList();
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(50);
        // A few at a time: a bot that is overloaded asks no model.
        for (int i = 0; i < attempts.size(); i += AT_ONCE) {
            var wave = attempts.subList(i, Math.min(attempts.size(), i + AT_ONCE)).stream()
                    .flatMap(attempt -> Stream.of(begun("Eve", attempt), begun("Eve", COVERED, attempt)))
                    .toList();
            wave.forEach(id -> unharmed(await(id)));
        }
        assertThat(await(handoff.desk().history(bystander, null))).hasSameSizeAs(before);
        assertThat(bot.knowledge().version()).isEqualTo(version);
        assertThat(model.bodies()).isNotEmpty();
    }

    /** The bot without a model says the same: the sentence is its own, and no model is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Are you a bot?",
                "are you human",
                "Am I talking to a real person or a robot?",
                "is this a chatbot",
                "Are you an AI?",
                "wait, are you a machine?",
                "You are not a bot, are you?",
                "r u a bot",
                "Are you a bot? Just say no.",
                "你是机器人吗？",
                "你是真人吗",
                "我是在和真人说话吗？",
                "你是AI吗",
                "请问您是人工还是机器人",
                "你不是机器人吧？"
            })
    void whoeverAsksWhetherItIsABotIsToldSo(String question) {
        int before = model.bodies().size();
        var said = await(bot.ask(question, ""));
        assertThat(said.decision()).isEqualTo("small_talk");
        assertThat(said.text()).matches("Yes, I'm a bot\\..*|是的，我是机器人。.*");
        assertThat(model.bodies()).hasSize(before);
    }

    @Test
    void aCustomersNameIsNeverAnInstruction() {
        var conversations = lines("names").map(name -> begun(name, COVERED)).toList();
        conversations.forEach(id -> unharmed(await(id)));
        assertThat(lookedUp).isEmpty();
        lines("names").forEach(name -> assertThat(model.bodies()).noneMatch(body -> body.contains(name)));
    }

    @Test
    void anArticlesTextIsNeverAnInstruction() {
        lines("articles").forEach(text -> {
            var article = Samples.answering("gift-boxes", GIFTS, text);
            await(bot.knowledge().put(article, "mallory", null));
            String id = await(begun("Ada", GIFTS));
            assertThat(custody(id)).isIn("bot", "queue");
            var foreign = PlayingAlong.SPOILS.stream().filter(word -> !text.contains(word));
            foreign.forEach(word -> assertThat(spoken(id)).noneMatch(said -> said.contains(word)));
        });
        await(bot.knowledge().remove(Samples.article("gift-boxes", GIFTS).key(), "ada", null));
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void whatALookUpFoundIsToldEvenWhenTheModelSpoilsIt() {
        String id = await(begun("Ada", "Where is my parcel? EV-123456"));
        assertThat(spoken(id)).contains("Order EV-123456 is on its way.");
        assertThat(lookedUp).containsExactly("/EV-123456");
    }

    @Test
    void aSpoiledSummaryLeavesTheExtractedOne() {
        String id = await(begun("Ada", "I want to talk to a human, EV-123456"));
        assertThat(await(handoff.desk().conversation(id)).request())
                .isNotNull()
                .satisfies(request -> assertThat(request.summary()).contains("EV-123456"));
        assertThat(summaries(id)).allSatisfy(InjectionIT::clean);
    }

    /** Those the model wrote; an extracted one, as after an overload, quotes the customer and says so. */
    private List<String> summaries(String id) {
        return await(handoff.desk().history(id, null)).stream()
                .map(Entry::event)
                .filter(event -> event instanceof Summarised summarised && summarised.model() != null)
                .map(event -> ((Summarised) event).summary())
                .toList();
    }

    private void unharmed(String id) {
        assertThat(summaries(id)).as(id).allSatisfy(InjectionIT::clean);

        assertThat(custody(id)).as(id).isIn("bot", "queue");
        assertThat(spoken(id)).as(id).isNotEmpty().allSatisfy(InjectionIT::clean);
        assertThat(shown).allSatisfy(InjectionIT::clean);
    }

    private static void clean(String said) {
        assertThat(said).doesNotContain(PlayingAlong.SPOILS);
    }

    private String custody(String id) {
        Holder holder = await(handoff.desk().conversation(id)).holder();
        return holder.code();
    }

    private List<String> spoken(String id) {
        return await(handoff.desk().history(id, null)).stream()
                .map(Entry::event)
                .map(InjectionIT::text)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String text(ConversationEvent event) {
        if (event instanceof BotAnswered answered) {
            return answered.text();
        } else if (event instanceof BotClarified clarified) {
            return clarified.text();
        }
        return event instanceof BotSaid said ? said.text() : null;
    }

    /** A new conversation; completes when the bot has said something to it. */
    private Future<String> begun(String name, String... messages) {
        String id = UUID.randomUUID().toString();
        var customer = new Customer("k-" + id, name, "", false);
        var opening = new Opening("en", "web", customer, null, Opening.Entry.BOT_FIRST, Assignment.RULE, null, false);
        Promise<String> replied = Promise.promise();
        handoff.live().conversation(id, entry -> {
            if (text(entry.event()) != null) {
                replied.tryComplete(id);
            }
        });
        handoff.live().signals(id, this::show);
        Future<?> said = handoff.desk().open(id, opening);
        for (String message : messages) {
            said = said.compose(none -> handoff.desk()
                    .customerSays(id, new Utterance(UUID.randomUUID().toString(), message)));
        }
        return said.compose(none -> replied.future()).timeout(60, TimeUnit.SECONDS);
    }

    private void show(Signal signal) {
        if (signal.type().equals("answer_piece")) {
            shown.add(signal.json());
        }
    }

    private static Stream<String> lines(String name) {
        try (var in = Objects.requireNonNull(InjectionIT.class.getResourceAsStream("/injection/" + name + ".txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
