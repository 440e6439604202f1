package dev.evenhand.bot;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers say about an answer in words counts as the buttons under it do; what says nothing is asked about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenVerdictIT {

    private final Vertx vertx = Vertx.vertx();
    private final Handoff handoff;
    private final Talk talk;
    private final Bot bot;

    SpokenVerdictIT(@TempDir Path directory) {
        handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        talk = new Talk(handoff);
        var doors = new Doors(handoff.desk(), handoff.live(), handoff.link());
        bot = await(Bot.start(vertx, BotOptions.in(directory.resolve("bot")), doors));
        await(bot.ask("hello", "en"));
    }

    @AfterAll
    void stop() {
        await(bot.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "👍", "ok done, thank you", "有用，谢谢"})
    void aTypedYesIsThankedForOnceAndKept(String yes) {
        String id = answered();
        say(id, yes, BotSaid.class);
        assertThat(talk.history(id))
                .filteredOn(HandoffRequested.class::isInstance)
                .isEmpty();
        assertThat(talk.history(id)).filteredOn(BotSaid.class::isInstance).hasSize(1);
        assertThat(feedback(id).solved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no, that did not help", "👎", "没用"})
    void aTypedNoBringsAPersonAndIsKept(String no) {
        String id = answered();
        var asked = (HandoffRequested) say(id, no, HandoffRequested.class);
        assertThat(asked.reason()).isEqualTo(HandoffReason.REPEATED_FAILURE);
        assertThat(feedback(id).solved()).isFalse();
    }

    @Test
    void whatSaysNothingIsAskedAboutOnceAndThenAPersonComes() {
        String id = open();
        var asked = (BotClarified) say(id, "help me please", BotClarified.class);
        assertThat(asked.options()).isEmpty();
        var called = (HandoffRequested) say(id, "???", HandoffRequested.class);
        assertThat(called.reason()).isEqualTo(HandoffReason.REPEATED_FAILURE);
        assertThat(await(bot.ask("我有个问题", "zh")))
                .satisfies(said -> assertThat(said.decision()).isEqualTo("clarify"))
                .satisfies(said -> assertThat(said.grounds()).containsExactly("nothing said yet"));
    }

    @Test
    void displeasureIsAnsweredInKind() {
        var said = await(bot.ask("I am really not impressed with your purple giraffes", "en"));
        assertThat(said.reason()).isEqualTo("negative_sentiment");
        assertThat(said.grounds()).contains("displeasure");
    }

    private String answered() {
        String id = open();
        say(id, "How can I purchase on your site?", BotAnswered.class);
        return id;
    }

    private String open() {
        return await(handoff.desk().open(UUID.randomUUID().toString(), Samples.opening()))
                .id();
    }

    /** What comes of it. */
    private ConversationEvent say(String id, String text, Class<? extends ConversationEvent> wanted) {
        Promise<ConversationEvent> seen = Promise.promise();
        var subscription = handoff.live().conversation(id, entry -> {
            if (wanted.isInstance(entry.event())) {
                seen.tryComplete(entry.event());
            }
        });
        await(handoff.desk().customerSays(id, new Utterance(UUID.randomUUID().toString(), text)));
        return await(seen.future().timeout(20, TimeUnit.SECONDS).onComplete(end -> subscription.close()));
    }

    private FeedbackGiven feedback(String id) {
        var given = talk.history(id).stream()
                .filter(FeedbackGiven.class::isInstance)
                .toList();
        assertThat(given).hasSize(1);
        return (FeedbackGiven) given.get(0);
    }
}
