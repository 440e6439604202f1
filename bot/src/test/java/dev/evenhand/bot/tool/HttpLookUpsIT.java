package dev.evenhand.bot.tool;

import static dev.evenhand.bot.Talk.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.LookUps.Fact;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpLookUpsIT {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerResponse> behaviour = HttpLookUpsIT::shipped;
    private final HttpServer shop = await(vertx.createHttpServer()
            .requestHandler(request -> {
                asked.add(request.uri());
                behaviour.accept(request.response());
            })
            .listen(0, "127.0.0.1"));
    private final HttpLookUps lookUps = new HttpLookUps(vertx, tools(10));
    private final HttpLookUps hasty = new HttpLookUps(vertx, tools(1));

    @BeforeEach
    void calm() {
        asked.clear();
        behaviour = HttpLookUpsIT::shipped;
    }

    @AfterAll
    void close() {
        await(vertx.close());
    }

    @Test
    void whatTheCustomerWroteIsLookedUpAndOnlyDeclaredFieldsAreRead() {
        var fact = about(Turn.first("en", "where is EV-123456?"), "order-status");
        assertThat(asked).containsExactly("/orders/EV-123456");
        assertThat(fact).hasValueSatisfying(found -> {
            assertThat(found.text()).isEqualTo("Order EV-123456: shipped.");
            assertThat(found.passage().text()).isEqualTo("number: EV-123456\nstatus: shipped");
        });
    }

    @Test
    void aNumberOfTheBotOrOfAnAgentIsNotLookedUp() {
        var history = List.of(
                new Remark(
                        Speaker.BOT_ANSWERING, "Such as EV-111111", List.of(new Named("order-status", "Order status"))),
                new Remark(Speaker.AGENT, "EV-222222", List.of()));
        assertThat(about(new Turn("", "en", List.of("where is it?"), history), "order-status"))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aQuestionAboutSomethingElseLooksNothingUp() {
        assertThat(about(Turn.first("en", "return EV-123456"), "returns")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EV-123456",
                "where is EV-123456?",
                "hi, my order number is EV-123456",
                "我的订单EV-123456到哪了",
                "查一下EV-123456",
                "订单号：EV-123456，谢谢"
            })
    void aNumberAloneAsksForWhatItStandsFor(String text) {
        assertThat(about(Turn.first("zh", text), "whatever")).isPresent();
        assertThat(asked).containsExactly("/orders/EV-123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel EV-123456", "EV-123456 is broken", "取消订单EV-123456", "EV-123456要退货"})
    void aNumberBesideAnotherWishDoesNot(String text) {
        assertThat(about(Turn.first("en", text), "whatever")).isEmpty();
    }

    static Stream<Consumer<HttpServerResponse>> troubles() {
        return Stream.of(
                response -> response.setStatusCode(404).end(),
                response -> response.setStatusCode(500).end("{\"status\":\"shipped\"}"),
                response -> response.setStatusCode(302)
                        .putHeader("Location", "http://127.0.0.1:1/secret")
                        .end(),
                response -> response.end("{\"colour\":\"red\"}"),
                response -> response.end("[1, 2]"),
                response -> response.end("<html>"),
                response -> response.end("{\"status\":\"" + "x".repeat(5_000) + "\"}"),
                response -> {},
                response -> response.setChunked(true).write("{\"status\":"),
                response -> response.reset());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatIsNoAnswerIsNotKnown(Consumer<HttpServerResponse> trouble) {
        behaviour = trouble;
        assertThat(about(hasty, Turn.first("en", "where is EV-123456?"), "order-status"))
                .isEmpty();
    }

    @Test
    void whyALookUpFailedIsToldWithoutAddressOrNumber() {
        var late = new java.util.concurrent.TimeoutException("GET http://shop.example/orders/EV-123456?key=secret");
        assertThat(LookUpFailure.kind(late)).isEqualTo("TimeoutException");
        assertThat(LookUpFailure.kind(new LookUpFailure("HTTP 404"))).isEqualTo("HTTP 404");
    }

    @Test
    void everyFaultOfADeclarationIsNamed() {
        var bad = declaration()
                .put("address", "http://elsewhere.example/{number}")
                .put("colour", "red");
        bad.getJsonObject("parameter").put("pattern", "[");
        assertThat(ToolFile.read(file(bad)).faults())
                .anySatisfy(fault -> assertThat(fault).contains("colour"))
                .anySatisfy(fault -> assertThat(fault).contains("pattern"));
        var foreign = declaration().put("address", "http://elsewhere.example/{number}");
        assertThat(ToolFile.read(file(foreign)).faults())
                .containsExactly("tools[0].address: the host elsewhere.example is not in hosts");
        var open = declaration().put("address", "http://{number}/orders");
        assertThat(ToolFile.read(file(open)).faults()).isNotEmpty();
    }

    /** On an event loop, as the bot asks: elsewhere the answer could pass by before anybody listens. */
    private Optional<Fact> about(HttpLookUps door, Turn turn, String article) {
        Promise<Optional<Fact>> answered = Promise.promise();
        vertx.runOnContext(loop -> door.about(turn, Set.of(article)).onComplete(answered));
        return await(answered.future());
    }

    private Optional<Fact> about(Turn turn, String article) {
        return about(lookUps, turn, article);
    }

    @Test
    void aPersonalFieldIsMarkedSoAndHasToBeOneThatIsRead() {
        var unhurried = declaration().put("timeoutSeconds", 10);
        var declared = ToolFile.read(
                file(unhurried.copy().put("verified", false).put("personal", new JsonArray().add("status"))));
        var marked = new HttpLookUps(vertx, declared.tools());
        var fact = about(marked, Turn.first("en", "where is EV-123456?"), "order-status");
        assertThat(fact).hasValueSatisfying(found -> {
            assertThat(found.text()).isEqualTo("Order EV-123456: shipped.");
            assertThat(found.passage().personal()).containsExactly("shipped");
        });
        var unread = ToolFile.read(file(unhurried.put("verified", true).put("personal", new JsonArray().add("name"))));
        assertThat(unread.faults()).containsExactly("tools[0].personal: name is no field of result");
    }

    @Test
    void whatIsForVerifiedCustomersIsLookedUpForThemOnlyAndNamesThem() {
        var own = declaration()
                .put("timeoutSeconds", 10)
                .put("verified", true)
                .put("address", "http://127.0.0.1:" + shop.actualPort() + "/of/{customer}/orders/{number}");
        var looking = new HttpLookUps(vertx, ToolFile.read(file(own)).tools());
        var text = List.of("where is EV-123456?");

        assertThat(about(looking, new Turn("", "en", text, List.of()), "order-status"))
                .isEmpty();
        assertThat(asked).isEmpty();
        assertThat(about(looking, new Turn("", "en", text, List.of(), "kim/../lee"), "order-status"))
                .isPresent();
        assertThat(asked).containsExactly("/of/kim%2F..%2Flee/orders/EV-123456");
    }

    @Test
    void whoReadsPersonalFieldsHasToBeSaid() {
        var open = declaration().put("personal", new JsonArray().add("status"));
        assertThat(ToolFile.read(file(open)).faults())
                .singleElement()
                .asString()
                .startsWith("tools[0].verified: say true");
        var anybodys = declaration()
                .put("address", "http://127.0.0.1:1/{customer}/{number}")
                .put("verified", false);
        assertThat(ToolFile.read(file(anybodys)).faults())
                .containsExactly("tools[0].verified: must be true where the address names {customer}");
    }

    @Test
    void nobodyGoesThroughNumbers() {
        var history = Stream.of("EV-000001", "EV-000002", "EV-000003", "EV-000004", "EV-000005")
                .map(number -> new Remark(Speaker.CUSTOMER, number, List.of()))
                .toList();
        assertThat(about(new Turn("", "en", List.of("where is EV-000006?"), history), "order-status"))
                .isEmpty();
        assertThat(about(new Turn("", "en", List.of("where is EV-000005?"), history), "order-status"))
                .isPresent();

        var once = new HttpLookUps(
                vertx,
                ToolFile.read(file(declaration().put("mostPerMinute", 1))).tools());
        about(once, Turn.first("en", "where is EV-123456?"), "order-status");
        assertThat(about(once, Turn.first("en", "where is EV-123457?"), "order-status"))
                .isEmpty();
    }

    private List<Tool> tools(double seconds) {
        var declared = ToolFile.read(file(declaration().put("timeoutSeconds", seconds)));
        assertThat(declared.faults()).isEmpty();
        return declared.tools();
    }

    private JsonObject file(JsonObject tool) {
        return new JsonObject().put("hosts", new JsonArray().add("127.0.0.1")).put("tools", new JsonArray().add(tool));
    }

    private JsonObject declaration() {
        return new JsonObject()
                .put("name", "order-status")
                .put("articles", new JsonArray().add("order-status"))
                .put(
                        "parameter",
                        new JsonObject()
                                .put("name", "number")
                                .put("pattern", "(?<![A-Za-z0-9])(?i:EV)-[0-9]{6}(?![0-9])"))
                .put("address", "http://127.0.0.1:" + shop.actualPort() + "/orders/{number}")
                .put("result", new JsonArray().add("status").add("delivery.expected?"))
                .put("answer", new JsonObject().put("en", "Order {number}: {status}.\nExpected {delivery.expected}."))
                .put("mostBytes", 4096);
    }

    private static void shipped(HttpServerResponse response) {
        response.end("{\"status\":\"shipped\",\"secret\":\"x\"}");
    }
}
