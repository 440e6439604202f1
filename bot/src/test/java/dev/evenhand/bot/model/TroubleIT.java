package dev.evenhand.bot.model;

import static dev.evenhand.bot.Talk.await;
import static dev.evenhand.bot.model.ModelServer.babbles;
import static dev.evenhand.bot.model.ModelServer.breaksAfter;
import static dev.evenhand.bot.model.ModelServer.fails;
import static dev.evenhand.bot.model.ModelServer.hangs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operator reads of a model's server that fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleIT {

    private final Vertx vertx = Vertx.vertx();
    private final ModelServer server = await(ModelServer.start(vertx));

    @AfterAll
    void close() {
        await(vertx.close());
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(fails(401), "the model's server answers HTTP 401"),
                Arguments.of(hangs(), "the model's server does not answer in time"),
                Arguments.of(breaksAfter("Within 30"), "the model's server broke the connection off"),
                Arguments.of(babbles("<html>nginx</html>"), "the model's server does not answer as a model does"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aTroubleIsNamedInWords(Consumer<HttpServerResponse> behaviour, String words) {
        server.behave(List.of(behaviour));
        assertThat(reason(server.baseUrl())).isEqualTo(words);
    }

    @Test
    void soIsAServerThatIsNotThere() {
        assertThat(reason("http://127.0.0.1:1/v1")).isEqualTo("the model's server refuses the connection");
        assertThat(reason("http://nowhere.invalid/v1")).isEqualTo("the model's server is not found under its name");
    }

    private String reason(String address) {
        var settings = LlmSettings.of(address, "test", "").withTimeout(Duration.ofSeconds(2));
        var asked = new ModelDoor(vertx, settings).ask(List.of(UserMessage.from("When?")), new Jotting());
        return String.valueOf(
                await(asked.transform(Future::succeededFuture)).cause().getMessage());
    }
}
