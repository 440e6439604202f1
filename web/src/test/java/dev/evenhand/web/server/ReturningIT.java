package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.redis.RedisConversations;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes back: by a name, by a browser, or by the conversation they had before. */
@NullUnmarked
class ReturningIT {
    @TempDir
    static Path directory;

    private static House house;
    private static String agent;

    @BeforeAll
    static void open() {
        house = House.open(directory);
        agent = house.atWork("agent");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static House.Talk waiting(JsonObject opening) {
        var opened = house.post("/api/v1/conversations", null, opening);
        assertThat(opened.statusCode()).isEqualTo(201);
        var told = opened.bodyAsJsonObject();
        var talk = new House.Talk(told.getString("id"), told.getString("token"));
        house.say(talk, "Where is my order?");
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        return talk;
    }

    @Test
    void aCustomerKnownByIdHasReturnedAndTheirEarlierContactsAreShown() {
        var kim = new JsonObject()
                .put("customer", new JsonObject().put("id", "kim").put("name", "Kim"));
        var first = waiting(kim);
        house.post(first.at("/close"), first.token(), new JsonObject());
        var second = waiting(kim);

        var detail = house.get(second.at(""), agent).bodyAsJsonObject();

        assertThat(detail.getJsonObject("conversation").getBoolean("returning")).isTrue();
        assertThat(detail.getJsonArray("earlier").getJsonObject(0).getString("id"))
                .isEqualTo(first.id());
        assertThat(detail.getJsonArray("events").encode()).contains("\"name\":\"Kim\"");
    }

    @Test
    void aBrowserThatSaysWhoseItIsGoesOnFromItsOwnChatAndNobodyElseDoes() {
        var browser = waiting(new JsonObject());
        var named = waiting(goingOnFrom(browser, "lee"));
        var other = waiting(goingOnFrom(named, "max"));

        assertThat(opening(named).getString("previous")).isEqualTo(browser.id());
        assertThat(opening(named).getBoolean("returning")).isTrue();
        assertThat(opening(other).getString("previous")).isNull();
        assertThat(opening(other).getBoolean("returning")).isFalse();
    }

    @Test
    void whoSaysWhoTheyAreStaysOnTheSideOfTheExperimentTheirBrowserWasDrawnTo() {
        var manager = house.token("manager");
        house.post("/api/v1/holdout/start", manager, new JsonObject().put("share", .5));
        var browser =
                house.post("/api/v1/conversations", null, new JsonObject()).bodyAsJsonObject();
        var first = new House.Talk(browser.getString("id"), browser.getString("token"));
        house.say(first, "Where is my order?");
        String drawn = browser.getString("entry");
        String id = Stream.iterate(0, i -> i + 1)
                .map(i -> "drawn-" + i)
                .filter(one -> !entry(new JsonObject().put("customer", new JsonObject().put("id", one)))
                        .equals(drawn))
                .findFirst()
                .orElseThrow();

        var second = waiting(goingOnFrom(first, id));

        assertThat(opening(second).getString("entry")).isEqualTo(drawn);
        assertThat(entry(goingOnFrom(second, id))).isEqualTo(drawn);
        house.post("/api/v1/holdout/stop", manager, new JsonObject());
    }

    private static String entry(JsonObject opening) {
        return house.post("/api/v1/conversations", null, opening)
                .bodyAsJsonObject()
                .getString("entry");
    }

    private static JsonObject goingOnFrom(House.Talk talk, String id) {
        return goingOnFrom(talk).put("customer", new JsonObject().put("id", id));
    }

    private static JsonObject goingOnFrom(House.Talk talk) {
        return new JsonObject()
                .put("previous", new JsonObject().put("id", talk.id()).put("token", talk.token()));
    }

    private static JsonObject opening(House.Talk talk) {
        return house.get(talk.at(""), agent).bodyAsJsonObject().getJsonObject("conversation");
    }

    @Test
    void whoGoesOnFromAChatThatIsKeptNoLongerBeginsAnew() {
        var browser =
                house.post("/api/v1/conversations", null, new JsonObject()).bodyAsJsonObject();
        var gone = new House.Talk(browser.getString("id"), browser.getString("token"));
        house.post(gone.at("/close"), gone.token(), new JsonObject());
        new RedisConversations(house.handoff.link()).forget(gone.id()).await();

        var stranger = opening(waiting(goingOnFrom(gone)));
        var claim = new JsonObject().put("token", browser.getString("customerToken"));
        var same = opening(waiting(goingOnFrom(gone).put("customer", claim)));

        assertThat(stranger.getString("previous")).isNull();
        assertThat(stranger.getBoolean("returning")).isFalse();
        assertThat(same.getString("previous")).isNull();
        assertThat(same.getBoolean("returning")).isTrue();
    }

    @Test
    void whoGoesOnWithoutTheHostsTokenIsVouchedForNoLonger() throws Exception {
        var kim = new JsonObject().put("token", vouching("kim-7"));
        var signedIn = waiting(new JsonObject().put("customer", kim));
        house.post(signedIn.at("/close"), signedIn.token(), new JsonObject());

        var signedOut = opening(waiting(goingOnFrom(signedIn))).getJsonObject("customer");

        assertThat(opening(signedIn).getJsonObject("customer").getBoolean("verified"))
                .isTrue();
        assertThat(signedOut.getString("key")).isEqualTo("kim-7");
        assertThat(signedOut.getBoolean("verified")).isFalse();
    }

    private static String vouching(String id) throws Exception {
        var secret = house.get("/api/v1/settings", house.token("admin"))
                .bodyAsJsonObject()
                .getString("identitySecret");
        var claims = new JsonObject()
                .put("sub", id)
                .put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
        var head = new JsonObject().put("alg", "HS256").toBuffer().getBytes();
        var signed = encoded(head) + "." + encoded(claims.toBuffer().getBytes());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
