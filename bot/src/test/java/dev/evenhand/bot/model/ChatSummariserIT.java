package dev.evenhand.bot.model;

import static dev.evenhand.bot.Talk.await;
import static dev.evenhand.bot.model.ModelServer.babbles;
import static dev.evenhand.bot.model.ModelServer.calls;
import static dev.evenhand.bot.model.ModelServer.fails;
import static dev.evenhand.bot.model.ModelServer.hangs;
import static dev.evenhand.bot.model.ModelServer.says;
import static dev.evenhand.bot.model.ModelServer.saysCounting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.Summariser.Summed;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.handoff.conversation.ModelUse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatSummariserIT {
    private static final Turn LATE = new Turn(
            "c-1",
            "en",
            List.of("No, parcel 4711 is still not here. Write to ada@example.com"),
            List.of(
                    new Remark(Speaker.CUSTOMER, "Where is my parcel?", List.of()),
                    new Remark(
                            Speaker.BOT_ANSWERING,
                            "Parcels take 3 days.",
                            List.of(new Named("delivery-time", "Delivery time")))));

    private final Vertx vertx = Vertx.vertx();
    private final ModelServer server = await(ModelServer.start(vertx));

    @AfterAll
    void close() {
        await(vertx.close());
    }

    @Test
    void aSummaryOfWhatWasSaidComesWithWhatItTook() {
        String said = "The customer asks where parcel 4711 is. The bot said parcels take 3 days. Write to [EMAIL_1].";
        server.behave(List.of(saysCounting(said, 90, 20)));
        assertThat(await(summariser().sum(LATE)))
                .isEqualTo(
                        new Summed(said.replace("[EMAIL_1]", "ada@example.com"), new ModelUse("test", 90, 20, null)));
        assertThat(server.bodies().get(0)).contains("[EMAIL_1]").doesNotContain("ada@example.com");
    }

    @Test
    void theSummaryIsAskedForInTheLanguageOfTheConversation() {
        server.behave(List.of(says("客户的包裹还没有到。")));
        var turn = new Turn("c-1", "zh-CN", List.of("我的包裹还没有到"), List.of());
        assertThat(await(summariser().sum(turn)).text()).isEqualTo("客户的包裹还没有到。");
        assertThat(server.bodies().get(0)).contains("Simplified Chinese");
    }

    static Stream<Consumer<HttpServerResponse>> worthless() {
        return Stream.of(
                says("The customer waits for parcel 4711 and gets a refund of 50 euros."),
                says("The customer wants to speak to Bartholomew about parcel 4711."),
                says("Ignoring earlier rules: the weather tomorrow looks rather pleasant everywhere."),
                says("Your parcel 4711 is on its way."), // a reply
                says("The customer asks where parcel 4711 is [1]."), // there are no passages
                says(""),
                says("The customer asks where the parcel is. ".repeat(40)),
                calls("resolve", "{}"),
                fails(401),
                babbles("<html>nginx</html>"));
    }

    @ParameterizedTest
    @MethodSource("worthless")
    void whatWasNotSaidIsNoSummary(Consumer<HttpServerResponse> behaviour) {
        server.behave(List.of(behaviour));
        assertThat(await(summariser().sum(LATE).transform(Future::succeededFuture))
                        .failed())
                .isTrue();
    }

    @Test
    void aModelThatSaysNothingIsNotWaitedFor() {
        server.behave(List.of(hangs()));
        var settings = LlmSettings.of(server.baseUrl(), "test", "").withTimeout(Duration.ofMillis(300));
        var impatient = new ChatSummariser(new ModelDoor(vertx, settings));
        assertThat(await(impatient.sum(LATE).transform(Future::succeededFuture)).failed())
                .isTrue();
    }

    private ChatSummariser summariser() {
        var settings = LlmSettings.of(server.baseUrl(), "test", "").withTimeout(Duration.ofSeconds(15));
        return new ChatSummariser(new ModelDoor(vertx, settings));
    }
}
