package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams, offers and lines over HTTP. */
class RoutingIT {
    @TempDir
    static Path directory;

    private static House house;
    private static String manager;
    private static String ana;
    private static String ben;

    @BeforeAll
    static void open() {
        house = House.open(directory);
        manager = house.token("manager");
        ana = house.token("agent");
        ben = house.token("agent");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void oneTeamAgain() {
        teams(team("general", "manual"));
    }

    private static JsonObject team(String id, String routing) {
        return new JsonObject().put("id", id).put("name", id).put("routing", routing);
    }

    private static HttpResponse<Buffer> teams(JsonObject... teams) {
        return put("/api/v1/desk/settings", manager, new JsonObject().put("teams", JsonArray.of((Object[]) teams)));
    }

    private static HttpResponse<Buffer> put(String path, String token, JsonObject body) {
        return house.call(HttpMethod.PUT, path, token).sendJson(body).await();
    }

    private static void presence(String token, String status) {
        put("/api/v1/me/presence", token, new JsonObject().put("status", status).put("capacity", 50));
    }

    private House.Talk waiting() {
        var talk = house.open();
        assertThat(house.post(talk.at("/handoff"), talk.token(), new JsonObject())
                        .statusCode())
                .isEqualTo(202);
        return talk;
    }

    @Test
    void teamsAreKeptAsTheyWereSetAndWrongOnesChangeNothing() {
        var orders = team("orders", "longest_idle")
                .put("skills", JsonArray.of("delivery"))
                .put(
                        "hours",
                        new JsonObject()
                                .put("zone", "Europe/Berlin")
                                .put("week", new JsonObject().put("monday", JsonArray.of("09:00-17:00"))))
                .put("overflow", new JsonObject().put("team", "general").put("afterSeconds", 60))
                .put("firstReplySeconds", 120);
        var set = teams(team("general", "manual"), orders);
        assertThat(set.statusCode()).isEqualTo(200);

        var nowhere = teams(team("general", "manual")
                .put("overflow", new JsonObject().put("team", "x").put("afterSeconds", 5)));
        var zone = teams(team("general", "manual").put("hours", new JsonObject().put("zone", "Mars/Olympus")));
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(nowhere.bodyAsJsonObject().getString("field")).isEqualTo("teams");
        assertThat(zone.bodyAsJsonObject().getString("field")).isEqualTo("teams[0].hours.zone");

        var kept = house.get("/api/v1/desk/settings", ana).bodyAsJsonObject();
        assertThat(kept.getJsonArray("teams")
                        .getJsonObject(1)
                        .getJsonObject("hours")
                        .getJsonObject("week"))
                .isEqualTo(orders.getJsonObject("hours").getJsonObject("week"));
        assertThat(kept.getJsonArray("teams").getJsonObject(1).getInteger("firstReplySeconds"))
                .isEqualTo(120);
    }

    @Test
    void ofTwoWhoReachForTheSameTicketOneGetsItAndTheOtherIsToldWho() {
        presence(ana, "available");
        presence(ben, "available");
        for (int n = 0; n < 10; n++) {
            var talk = waiting();
            var first = accept(talk, ana);
            var second = accept(talk, ben);
            var answers = Future.all(first, second).await().<HttpResponse<Buffer>>list();

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            var loser = answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .findFirst()
                    .orElseThrow()
                    .bodyAsJsonObject();
            assertThat(loser.getString("holder")).startsWith("agent:");
            assertThat(loser.getString("holderName")).isNotBlank();
        }
    }

    private static Future<HttpResponse<Buffer>> accept(House.Talk talk, String token) {
        return house.call(HttpMethod.POST, talk.at("/accept"), token).sendJson(new JsonObject());
    }

    @Test
    void anOfferComesToTheConsoleWithItsEndAndMayBeDeclined() {
        presence(ben, "away");
        presence(ana, "available");
        teams(team("general", "longest_idle"));
        try (var console = SseReader.open(house, "/api/v1/desk/events", "Authorization", "Bearer " + ana, null)) {
            var talk = waiting();
            var offered = console.await(frame -> frame.type().equals("desk")
                    && frame.data().getJsonArray("offers").encode().contains(talk.id()));
            assertThat(offered.data().getJsonArray("offers").getJsonObject(0).getInstant("until"))
                    .isNotNull();
            assertThat(offered.data().getJsonObject("me").getString("status")).isEqualTo("available");
            assertThat(house.post(talk.at("/decline"), ben, new JsonObject()).statusCode())
                    .isEqualTo(409);
            assertThat(house.post(talk.at("/decline"), ana, new JsonObject()).statusCode())
                    .isEqualTo(202);
            assertThat(accept(talk, ana).await().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void thePageThatSetThePresenceLastIsNamedInEveryOther() {
        try (var console = SseReader.open(house, "/api/v1/desk/events", "Authorization", "Bearer " + ana, null)) {
            put(
                    "/api/v1/me/presence",
                    ana,
                    new JsonObject().put("status", "busy").put("tab", "one"));
            put(
                    "/api/v1/me/presence",
                    ana,
                    new JsonObject().put("status", "available").put("tab", "two"));
            var me = console.await(frame -> frame.type().equals("desk")
                    && frame.data().containsKey("me")
                    && "two".equals(frame.data().getJsonObject("me").getString("tab")));
            assertThat(me.data().getJsonObject("me").getString("status")).isEqualTo("available");
        }
    }

    @Test
    void aCustomerInLineMayLeaveAMessageOrGoBackToTheBot() {
        presence(ana, "away");
        presence(ben, "away");
        var talk = waiting();
        try (var stream = SseReader.of(house, talk, null)) {
            var offered = stream.await("message_offered");
            assertThat(offered.data().getString("reason")).isEqualTo("nobody_here");
            assertThat(stream.await("place").data().getBoolean("staffed")).isFalse();
            assertThat(house.post(talk.at("/return-to-bot"), talk.token(), new JsonObject())
                            .statusCode())
                    .isEqualTo(202);
            stream.await("returned_to_bot");
            var left = house.post(
                    talk.at("/leave-message"),
                    talk.token(),
                    new JsonObject().put("text", "Please write.").put("email", "kim@shop.example"));
            assertThat(left.statusCode()).isEqualTo(202);
            assertThat(stream.await("message_left").data().getString("text")).isEqualTo("Please write.");
        }
        var wrong = house.post(
                talk.at("/leave-message"),
                talk.token(),
                new JsonObject().put("text", "x").put("email", "nobody"));
        assertThat(wrong.bodyAsJsonObject().getString("field")).isEqualTo("email");
    }

    @Test
    void ofTwoManagersAtOnceNeitherLosesAChangeAndTheSlowerOneIsTold() {
        var seen =
                house.get("/api/v1/desk/settings", manager).bodyAsJsonObject().getString("version");
        var wishes = List.of(
                new JsonObject().put("vips", JsonArray.of("k-1")),
                new JsonObject().put("wrapUpSeconds", 17),
                new JsonObject().put("dispositionRequired", true));
        Future.all(wishes.stream()
                        .map(wish -> house.call(HttpMethod.PUT, "/api/v1/desk/settings", manager)
                                .sendJson(wish))
                        .toList())
                .await();

        var kept = house.get("/api/v1/desk/settings", manager).bodyAsJsonObject();
        assertThat(kept.getJsonArray("vips")).containsExactly("k-1");
        assertThat(kept.getInteger("wrapUpSeconds")).isEqualTo(17);
        var late = put(
                "/api/v1/desk/settings",
                manager,
                new JsonObject().put("vips", new JsonArray()).put("version", seen));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.bodyAsJsonObject().getString("detail")).contains("Somebody else");
        var current = put(
                "/api/v1/desk/settings",
                manager,
                new JsonObject().put("vips", new JsonArray()).put("version", kept.getString("version")));
        assertThat(current.statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverResolvesIsInWrapUpUntilItIsDone() {
        put("/api/v1/desk/settings", manager, new JsonObject().put("wrapUpSeconds", 600));
        presence(ana, "available");
        var talk = waiting();
        accept(talk, ana).await();
        assertThat(house.post(talk.at("/resolve"), ana, new JsonObject().put("disposition", "resolved"))
                        .statusCode())
                .isEqualTo(202);

        assertThat(wrapUps(ana).encode()).contains(talk.id(), "until", "resolved");
        assertThat(wrapUps(ben)).isEmpty();
        assertThat(house.post(talk.at("/wrap-up"), ben, new JsonObject()).statusCode())
                .isEqualTo(409);
        assertThat(house.post(talk.at("/wrap-up"), ana, new JsonObject()).statusCode())
                .isEqualTo(202);
        assertThat(wrapUps(ana)).isEmpty();
    }

    private static JsonArray wrapUps(String token) {
        return house.get("/api/v1/desk", token).bodyAsJsonObject().getJsonArray("wrapUps");
    }

    @Test
    void whatCannotBeIsRefusedByNameAndTheChatStaysWhereItIs() {
        presence(ana, "available");
        presence(ben, "available");
        var benId = house.get("/api/v1/me", ben).bodyAsJsonObject().getString("id");
        presence(ben, "offline");
        var talk = waiting();
        accept(talk, ana).await();

        var offline = house.post(talk.at("/transfer"), ana, new JsonObject().put("agent", benId));
        assertThat(offline.statusCode()).isEqualTo(409);
        assertThat(offline.bodyAsJsonObject().getString("type")).endsWith("/not-present");
        var unsaid = house.post(talk.at("/resolve"), ana, new JsonObject());
        assertThat(unsaid.statusCode()).isEqualTo(400);
        assertThat(unsaid.bodyAsJsonObject().getString("field")).isEqualTo("disposition");
        put(
                "/api/v1/me/presence",
                ben,
                new JsonObject().put("status", "available").put("capacity", 0));
        var full = house.post(talk.at("/transfer"), ana, new JsonObject().put("agent", benId));
        assertThat(full.bodyAsJsonObject().getString("type")).endsWith("/over-capacity");
        assertThat(accept(waiting(), ben).await().bodyAsJsonObject().getString("type"))
                .endsWith("/over-capacity");
        assertThat(house.get("/api/v1/desk", ana)
                        .bodyAsJsonObject()
                        .getJsonArray("mine")
                        .encode())
                .contains(talk.id());
    }

    @Test
    void aTransferToNobodyOrNowhereChangesNothing() {
        presence(ana, "available");
        presence(ben, "offline");
        var talk = waiting();
        accept(talk, ana).await();
        var nowhere = house.post(talk.at("/transfer"), ana, new JsonObject().put("team", "nowhere"));
        var nobody = house.post(talk.at("/transfer"), ana, new JsonObject().put("agent", "nobody"));
        assertThat(nowhere.bodyAsJsonObject().getString("field")).isEqualTo("team");
        assertThat(nowhere.bodyAsJsonObject().getString("detail")).contains("general");
        assertThat(nobody.bodyAsJsonObject().getString("field")).isEqualTo("agent");
        assertThat(house.get(talk.at(""), ana)
                        .bodyAsJsonObject()
                        .getJsonObject("conversation")
                        .getString("holder"))
                .startsWith("agent:");
    }
}
