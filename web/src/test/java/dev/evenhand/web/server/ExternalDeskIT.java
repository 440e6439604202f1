package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.web.redis.RedisSettings;
import dev.evenhand.web.settings.Experiment;
import dev.evenhand.web.settings.Settings;
import dev.evenhand.web.settings.SurveyQuestion;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another system works the desk with an API token; a supervisor looks on; replies are picked and filled. */
@NullUnmarked
class ExternalDeskIT {
    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static House.Talk waiting(JsonObject opening) {
        var opened = house.post("/api/v1/conversations", null, opening).bodyAsJsonObject();
        var talk = new House.Talk(opened.getString("id"), opened.getString("token"));
        house.say(talk, "Where is my order?");
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        return talk;
    }

    private static int say(House.Talk talk, String token) {
        var words = new JsonObject()
                .put("clientMessageId", UUID.randomUUID().toString())
                .put("text", "We are on it.");
        return house.post(talk.at("/replies"), token, words).statusCode();
    }

    @Test
    void itListsAcceptsSaysAndCompletesUnderTheSameFencingAsPeople() {
        var mine = house.atWork("agent");
        var other = house.atWork("agent");
        var talk = waiting(new JsonObject());

        assertThat(house.get("/api/v1/desk", mine).bodyAsString()).contains(talk.id());
        assertThat(house.post(talk.at("/accept"), mine, new JsonObject()).statusCode())
                .isEqualTo(200);
        assertThat(house.post(talk.at("/accept"), other, new JsonObject()).statusCode())
                .isEqualTo(409);
        assertThat(say(talk, other)).isEqualTo(409);
        assertThat(say(talk, mine)).isEqualTo(202);
        assertThat(house.post(talk.at("/return"), mine, new JsonObject()).statusCode())
                .isEqualTo(202);
        assertThat(say(talk, mine)).isEqualTo(409);

        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        assertThat(house.post(talk.at("/accept"), mine, new JsonObject()).statusCode())
                .isEqualTo(200);
        var ending = new JsonObject().put("disposition", "resolved");
        assertThat(house.post(talk.at("/resolve"), mine, ending).statusCode()).isEqualTo(202);
    }

    @Test
    void aSupervisorWhispersAndTakesOverAndTheFormerHolderIsToldByWhom() {
        var agent = house.atWork("agent");
        var supervisor = house.atWork("manager");
        var talk = waiting(new JsonObject());
        house.post(talk.at("/accept"), agent, new JsonObject());

        var whisper = new JsonObject().put("text", "Offer a refund.");
        assertThat(house.post(talk.at("/whispers"), supervisor, whisper).statusCode())
                .isEqualTo(202);
        assertThat(house.post(talk.at("/whispers"), agent, whisper).statusCode())
                .isEqualTo(403);
        assertThat(house.post(talk.at("/take-over"), supervisor, new JsonObject())
                        .statusCode())
                .isEqualTo(200);

        var refused = house.post(
                talk.at("/replies"),
                agent,
                new JsonObject().put("clientMessageId", "1").put("text", "Hello?"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.bodyAsJsonObject().getString("holder")).startsWith("agent:t-");
        assertThat(say(talk, supervisor)).isEqualTo(202);
        assertThat(house.get(talk.at(""), agent).bodyAsString()).contains("whispered", "Offer a refund.");
        assertThat(house.get(talk.at("/transcript"), talk.token()).bodyAsString())
                .doesNotContain("Offer a refund.");
    }

    @Test
    void onlyASupervisorWatchesOthers() {
        var talk = waiting(new JsonObject());

        assertThat(house.status(HttpMethod.GET, "/api/v1/desk/events?watch=" + talk.id(), house.token("agent")))
                .isEqualTo(403);
        assertThat(house.status(HttpMethod.GET, "/api/v1/desk/events?watch=" + talk.id(), house.token("manager")))
                .isEqualTo(200);
    }

    @Test
    void cannedRepliesAreFilledForTheCustomerAndKeptByWhomTheyBelongTo() {
        var agent = house.atWork("agent");
        var manager = house.token("manager");
        var reply = new JsonObject().put("shortcut", "mine").put("text", "Dear {customer.name|customer}");

        assertThat(put("/api/v1/canned/r-1", agent, reply)).isEqualTo(403);
        assertThat(put("/api/v1/canned/r-1", agent, reply.copy().put("personal", true)))
                .isEqualTo(200);
        assertThat(put("/api/v1/canned/r-1", manager, reply)).isEqualTo(403);
        assertThat(put("/api/v1/canned/r-2", manager, reply.copy().put("team", "nobody")))
                .isEqualTo(400);

        var talk = waiting(new JsonObject().put("customer", new JsonObject().put("name", "Kim")));
        var filled = house.get(talk.at("/canned"), agent).bodyAsString();
        assertThat(filled).contains("Dear Kim").contains("Hello Kim, this is").doesNotContain("您好");
        assertThat(house.get("/api/v1/canned", manager).bodyAsString()).doesNotContain("\"mine\"");
    }

    @Test
    void repliesOfTheOldListMoveOverOnceAndThereIsNoOtherList() {
        var old = new Settings(
                "Shop",
                List.of(),
                List.of(new Settings.Canned("parcel", "About {topic}, {customer.name}", "en")),
                0,
                Experiment.NEVER,
                List.of(),
                HouseRules.NONE,
                0,
                SurveyQuestion.RECOMMEND);
        var settings = new RedisSettings(house.handoff.link());
        settings.change(before -> old).await();
        var agent = house.atWork("agent");
        var talk = waiting(new JsonObject().put("customer", new JsonObject().put("name", "Kim")));
        until(() -> house.get(talk.at("/canned"), agent).bodyAsString().contains(", Kim"));

        assertThat(settings.read().await().canned()).isEmpty();
        assertThat(house.get("/api/v1/canned", agent).bodyAsString())
                .contains("settings-parcel-en", "{conversation.topic}");
        assertThat(house.get("/api/v1/desk/settings", agent).bodyAsJsonObject().containsKey("canned"))
                .isFalse();
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        var wrong = house.call(HttpMethod.PUT, "/api/v1/canned/r-3", house.token("manager"))
                .sendJson(new JsonObject().put("shortcut", "x").put("text", "Hi {customer.nmae}"))
                .await();

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.bodyAsJsonObject().getString("field")).isEqualTo("text");
        assertThat(wrong.bodyAsJsonObject().getString("detail")).contains("{customer.nmae}");
    }

    /** Polls, because the other node's news comes by another connection. */
    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static int put(String path, String token, JsonObject body) {
        return house.call(HttpMethod.PUT, path, token).sendJson(body).await().statusCode();
    }
}
