package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.evenhand.web.alert.MailOptions;
import dev.evenhand.web.webhook.WebhookOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert from being raised to being resolved, and who is told of it. */
@NullUnmarked
class AlertsIT {
    private static final int A_DAY = 40;

    @TempDir
    static Path directory;

    private static final BlockingQueue<JsonObject> HEARD = new LinkedBlockingQueue<>();
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static House house;
    private static String manager;

    @BeforeAll
    static void open() {
        MAIL.setUser("house", "a secret");
        MAIL.start();
        var options = WebOptions.LOOPBACK
                .withoutRateLimits()
                .with(WebhookOptions.DEFAULT.withPrivateAddresses(true))
                .with(new WebOptions.Alerting(
                        Duration.ofMillis(300),
                        new MailOptions(
                                "127.0.0.1",
                                MAIL.getSmtp().getPort(),
                                MailOptions.Security.NONE,
                                "house",
                                "a secret",
                                "evenhand@shop.example",
                                List.of("ana@shop.example"),
                                Locale.ENGLISH)));
        house = House.measuring(directory, options);
        manager = house.token("manager");
        var receiver = house.vertx
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    HEARD.add(body.toJsonObject());
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .await();
        house.post(
                "/api/v1/webhooks",
                house.token("admin"),
                new JsonObject()
                        .put("url", "http://127.0.0.1:" + receiver.actualPort() + "/")
                        .put("events", new JsonArray(List.of("alert.raised", "alert.resolved"))));
    }

    @AfterAll
    static void close() {
        house.close();
        MAIL.stop();
    }

    /** Forty contacts on a day so long ago, so many of them content. */
    private static String day(int ago, int content) {
        var start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(ago));
        var lines = new StringBuilder();
        for (int i = 0; i < A_DAY; i++) {
            var at = start.plusSeconds(60L * i);
            lines.append(new JsonObject()
                            .put("conversation", "a-" + ago + "-" + i)
                            .put("customer", "k-" + ago + "-" + i)
                            .put("entry", "bot_first")
                            .put("topic", i % 2 == 0 ? "delivery" : "refund")
                            .put("startedAt", at.toString())
                            .put("closedAt", at.plusSeconds(30).toString())
                            .put("survey", new JsonObject().put("csat", i < content ? 5 : 1))
                            .encode())
                    .append('\n');
        }
        return lines.toString();
    }

    private static JsonObject awaited(String list, Predicate<JsonObject> condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(deadline)) {
            var found = csat(list).filter(condition);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(
                "not seen: " + house.get("/api/v1/alerts", manager).bodyAsString());
    }

    private static Optional<JsonObject> csat(String list) {
        return house.get("/api/v1/alerts", manager).bodyAsJsonObject().getJsonArray(list).stream()
                .map(JsonObject.class::cast)
                .filter(alert -> alert.getString("metric").equals("csat"))
                .findFirst();
    }

    private static HttpResponse<Buffer> act(JsonObject alert, String step, JsonObject body) {
        return house.post("/api/v1/alerts/" + alert.getString("id") + "/" + step, manager, body);
    }

    /** Subject and text of what has arrived. */
    private static List<String> letters(String to) throws MessagingException, IOException {
        var letters = new ArrayList<String>();
        for (var message : MAIL.getReceivedMessages()) {
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(to);
            letters.add(message.getSubject() + "\n" + message.getContent());
        }
        return letters;
    }

    private static JsonObject heard(String type) throws InterruptedException {
        var news = HEARD.poll(20, TimeUnit.SECONDS);
        while (news != null
                && !(news.getString("type").equals(type)
                        && news.getJsonObject("alert").getString("metric").equals("csat"))) {
            news = HEARD.poll(20, TimeUnit.SECONDS);
        }
        assertThat(House.SCHEMAS.faults("AlertNews", news.encode())).isEmpty();
        return news;
    }

    @Test
    void linesOfTheManagersAreKeptForeseenAndRefusedByName() {
        var rules = new JsonObject().put("rules", new JsonObject().put("csat", new JsonObject().put("below", .7)));
        var preview = house.post("/api/v1/alert-rules/preview", manager, rules);
        assertThat(preview.bodyAsJsonObject().getDouble("falseAlarmsADay")).isNotNegative();
        assertThat(keep(rules).statusCode()).isEqualTo(200);
        assertThat(house.get("/api/v1/alert-rules", manager).bodyAsString()).contains("\"below\":0.7");
        assertThat(house.get("/api/v1/house-rules", manager).bodyAsString()).doesNotContain("csat");

        var unknown = new JsonObject().put("rules", new JsonObject().put("luck", new JsonObject().put("below", .7)));
        assertThat(keep(unknown).bodyAsString()).contains("rules.luck", "There is no watched metric luck");
        var beyond = new JsonObject().put("rules", new JsonObject().put("csat", new JsonObject().put("above", 70)));
        assertThat(keep(beyond).bodyAsString()).contains("csat is a share");
        assertThat(keep(rules.copy().put("version", "old")).statusCode()).isEqualTo(409);
        assertThat(keep(new JsonObject().put("rules", new JsonObject())).bodyAsString())
                .doesNotContain("\"rule\"");
    }

    private static HttpResponse<Buffer> keep(JsonObject rules) {
        return house.call(HttpMethod.PUT, "/api/v1/alert-rules", manager)
                .sendJson(rules)
                .await();
    }

    @Test
    void anAlertIsRaisedTakenInHandExplainedAndResolved() throws Exception {
        var lines = new StringBuilder();
        for (int ago = 40; ago > 3; ago--) {
            lines.append(day(ago, 33 + ago % 4));
        }
        for (int ago = 3; ago > 0; ago--) {
            lines.append(day(ago, 4));
        }
        var imported = house.call(HttpMethod.POST, "/api/v1/outcomes/import", manager)
                .putHeader("Content-Type", "application/x-ndjson")
                .sendBuffer(Buffer.buffer(lines.toString()))
                .await();
        assertThat(imported.statusCode()).isEqualTo(200);

        var raised = awaited("open", alert -> alert.getString("level").equals("red"));
        assertThat(raised.getJsonArray("contributions")).isNotEmpty();
        assertThat(heard("alert.raised").getJsonObject("alert").getString("id")).isEqualTo(raised.getString("id"));

        var taken = act(raised, "acknowledge", new JsonObject()).bodyAsJsonObject();
        assertThat(taken.getString("state")).isEqualTo("acknowledged");
        assertThat(taken.getString("owner")).isEqualTo("test");
        act(raised, "explain", new JsonObject().put("text", "The carrier is on strike."));
        assertThat(act(raised, "acknowledge", new JsonObject().put("owner", "nobody"))
                        .bodyAsString())
                .contains("\"field\":\"owner\"");
        assertThat(act(raised, "resolve", new JsonObject().put("note", " ")).statusCode())
                .isEqualTo(400);
        assertThat(act(raised, "resolve", new JsonObject().put("note", "Told the customers."))
                        .statusCode())
                .isEqualTo(200);
        assertThat(act(raised, "explain", new JsonObject().put("text", "Late.")).statusCode())
                .isEqualTo(404);

        var resolved = awaited("resolved", alert -> true);
        assertThat(resolved.getJsonArray("trail").stream().map(step -> ((JsonObject) step).getString("what")))
                .endsWith("acknowledged", "explained", "resolved");
        var told = heard("alert.resolved").getJsonObject("alert");
        assertThat(told.getString("id")).isEqualTo(raised.getString("id"));
        assertThat(csat("open")).as("nothing new has happened").isEmpty();
        assertThat(MAIL.waitForIncomingEmail(20_000, 3)).isTrue();
        assertThat(letters("ana@shop.example"))
                .anySatisfy(letter -> assertThat(letter)
                        .contains(
                                "[Evenhand] Satisfaction: Changed, below",
                                "What moved it",
                                "usually 8",
                                "Nobody has it"))
                .anySatisfy(letter -> assertThat(letter).contains("Satisfaction: resolved", "Told the customers."));
    }
}
