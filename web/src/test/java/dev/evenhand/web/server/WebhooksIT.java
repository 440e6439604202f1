package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.webhook.WebhookOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries to a real server, which at first does not listen. */
@NullUnmarked
class WebhooksIT {
    private static final List<Duration> SOON = List.of(Duration.ofMillis(50), Duration.ofMillis(50));

    @TempDir
    static Path directory;

    private static House house;
    private static String admin;
    private static HttpServer receiver;
    private static final AtomicInteger REFUSING = new AtomicInteger();
    private static final AtomicInteger SILENT = new AtomicInteger();
    private static final JsonArray INITIATED = new JsonArray().add("handoff.initiated");
    private static final BlockingQueue<Heard> HEARD = new LinkedBlockingQueue<>();

    /** Of an HTTP client that nobody told how many it may hold to one host. */
    private static final int CONNECTIONS_BY_DEFAULT = 5;

    private record Heard(String delivery, String timestamp, String signature, String body) {
        JsonObject json() {
            assertThat(House.SCHEMAS.faults("HandoffNews", body)).isEmpty();
            return new JsonObject(body);
        }
    }

    @BeforeAll
    static void open() {
        var options =
                WebOptions.LOOPBACK.withoutRateLimits().with(new WebhookOptions(true, SOON, Duration.ofMinutes(1)));
        house = House.open(directory, options);
        admin = house.token("admin");
        receiver = house.vertx
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    boolean refused = REFUSING.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                    if (!refused) {
                        HEARD.add(new Heard(
                                request.getHeader("Evenhand-Delivery"),
                                request.getHeader("Evenhand-Timestamp"),
                                request.getHeader("Evenhand-Signature"),
                                body.toString()));
                    }
                    request.response().setStatusCode(refused ? 503 : 204).end();
                }))
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterAll
    static void close() {
        receiver.close().await();
        house.close();
    }

    @BeforeEach
    void forget() {
        var known = house.get("/api/v1/webhooks", admin).bodyAsJsonObject().getJsonArray("webhooks");
        known.forEach(
                one -> house.call(HttpMethod.DELETE, "/api/v1/webhooks/" + ((JsonObject) one).getString("id"), admin)
                        .send()
                        .await());
        REFUSING.set(0);
        HEARD.clear();
    }

    private static String url() {
        return "http://127.0.0.1:" + receiver.actualPort() + "/hook";
    }

    private static JsonObject made(JsonObject wish) {
        var answer = house.post("/api/v1/webhooks", admin, wish.put("url", url()));
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.bodyAsJsonObject();
    }

    private static Heard next() throws InterruptedException {
        return HEARD.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aReceiverThatFailsFirstHearsTheSameDeliveryAgainSignedAndWithoutAnybodysWords() throws Exception {
        REFUSING.set(1);
        var webhook = made(new JsonObject().put("events", new JsonArray().add("handoff.initiated")));
        var talk = house.open();
        house.say(talk, "My secret order number is 4711");
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());

        var heard = next();

        assertThat(heard.json().getString("type")).isEqualTo("handoff.initiated");
        assertThat(heard.json().getString("conversation")).isEqualTo(talk.id());
        assertThat(heard.json().getString("reason")).isEqualTo("customer_asked");
        assertThat(heard.body()).doesNotContain("4711");
        assertThat(heard.delivery()).startsWith(heard.json().getString("id"));
        assertThat(heard.signature()).isEqualTo(sealed(webhook.getString("secret"), heard));
    }

    private static String sealed(String secret, Heard heard) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signed = mac.doFinal((heard.timestamp() + "." + heard.body()).getBytes(StandardCharsets.UTF_8));
        return "v1=" + HexFormat.of().formatHex(signed);
    }

    @Test
    void aReceiverThatNeverAnswersHoldsUpNobodyElse() throws Exception {
        var hung = house.vertx
                .createHttpServer()
                .requestHandler(request -> SILENT.incrementAndGet())
                .listen(0, "127.0.0.1")
                .await();
        var to = "http://127.0.0.1:" + hung.actualPort() + "/hook";
        house.post("/api/v1/webhooks", admin, new JsonObject().put("url", to).put("events", INITIATED));
        made(new JsonObject().put("events", INITIATED));
        for (int i = 0; i < 3; i++) {
            var talk = house.open();
            house.say(talk, "A person, please");
            house.post(talk.at("/handoff"), talk.token(), new JsonObject());
            assertThat(next()).as("told while the other one is silent").isNotNull();
        }
        assertThat(SILENT.get()).isPositive();
        hung.close().await();
    }

    @Test
    void aReceiverThatWasSilentHearsAgainAndWhatItDidNotAnswerIsOver() throws Exception {
        var pauses = Collections.nCopies(100, Duration.ofMillis(50));
        var impatient =
                WebOptions.LOOPBACK.withoutRateLimits().with(new WebhookOptions(true, pauses, Duration.ofMillis(500)));
        var silent = new AtomicInteger(2 * CONNECTIONS_BY_DEFAULT);
        var over = new CountDownLatch(silent.get());
        try (var other = House.open(directory.resolve("impatient"), impatient)) {
            var slow = other.vertx
                    .createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> {
                        if (silent.getAndDecrement() > 0) {
                            request.connection().closeHandler(closed -> over.countDown());
                        } else {
                            HEARD.add(new Heard("", "", "", body.toString()));
                            request.response().end();
                        }
                    }))
                    .listen(0, "127.0.0.1")
                    .await();
            var to = "http://127.0.0.1:" + slow.actualPort() + "/hook";
            other.post(
                    "/api/v1/webhooks",
                    other.token("admin"),
                    new JsonObject().put("url", to).put("events", INITIATED));
            for (int i = 0; i < CONNECTIONS_BY_DEFAULT; i++) {
                var talk = other.open();
                other.say(talk, "A person, please");
                other.post(talk.at("/handoff"), talk.token(), new JsonObject());
            }

            assertThat(next()).isNotNull();
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aWholeHandoffIsToldStepByStep() throws Exception {
        made(new JsonObject().put("text", true));
        var agent = house.atWork("agent");
        var talk = house.open();
        house.say(talk, "Please help with order 4711");
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        house.post(talk.at("/accept"), agent, new JsonObject());
        house.post(talk.at("/resolve"), agent, new JsonObject().put("disposition", "resolved"));

        var told = List.of(next(), next(), next(), next());

        assertThat(told)
                .extracting(heard -> heard.json().getString("type"))
                .containsExactlyInAnyOrder(
                        "handoff.initiated", "handoff.queued", "handoff.accepted", "handoff.completed");
        assertThat(told).allMatch(heard -> heard.body().contains("4711"));
    }

    @Test
    void whoLeavesWhileInLineHasAbandoned() throws Exception {
        made(new JsonObject()
                .put("events", new JsonArray().add("handoff.abandoned").add("handoff.completed")));
        var talk = house.open();
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        house.post(talk.at("/close"), talk.token(), new JsonObject());

        var heard = next().json();

        assertThat(heard.getString("type")).isEqualTo("handoff.abandoned");
        assertThat(heard.getString("closedBy")).isEqualTo("customer");
    }

    @Test
    void whatNobodyHeardIsADeadLetterUntilItIsSentAgain() throws Exception {
        REFUSING.set(3);
        made(new JsonObject().put("events", new JsonArray().add("handoff.queued")));
        var talk = house.open();
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());

        var letter = deadLetter(talk.id());

        assertThat(letter.getInteger("attempts")).isEqualTo(3);
        assertThat(letter.getString("error")).contains("503");
        assertThat(house.post("/api/v1/dead-letters/" + letter.getString("id") + "/resend", admin, new JsonObject())
                        .statusCode())
                .isEqualTo(202);
        assertThat(next().delivery()).isEqualTo(letter.getString("id"));
        assertThat(house.post("/api/v1/dead-letters/nobody/resend", admin, new JsonObject())
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject deadLetter(String conversation) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            var letters =
                    house.get("/api/v1/dead-letters", admin).bodyAsJsonObject().getJsonArray("deadLetters");
            for (var letter : letters) {
                if (((JsonObject) letter).getString("conversation").equals(conversation)) {
                    return (JsonObject) letter;
                }
            }
        }
        throw new AssertionError("no dead letter of " + conversation);
    }

    @Test
    void aWrongAddressIsRefusedWithTheReason() {
        var answer = house.post("/api/v1/webhooks", admin, new JsonObject().put("url", "ftp://example.org/"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getString("field")).isEqualTo("url");
        assertThat(house.get("/api/v1/webhooks", admin).bodyAsString()).doesNotContain("secret");
    }
}
