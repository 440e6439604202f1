package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.redis.RedisLimits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsIT {
    private static final String SHOP = "https://shop.example";

    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(
                directory,
                WebOptions.LOOPBACK.with(
                        new WebOptions.Door("127.0.0.1", 0, true, List.of(SHOP), List.of("127.0.0.1"))));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<Buffer> firstRefused(int within, Supplier<HttpResponse<Buffer>> attempt) {
        for (int i = 0; i < within; i++) {
            var answer = attempt.get();
            if (answer.statusCode() == 429) {
                assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isPositive();
                return answer;
            }
        }
        throw new AssertionError("never refused within " + within);
    }

    private static HttpResponse<Buffer> openFrom(String address) {
        return house.call(HttpMethod.POST, "/api/v1/conversations", null)
                .putHeader("X-Forwarded-For", address)
                .sendJson(new JsonObject())
                .await();
    }

    @Test
    void openingIsLimitedByAddress() {
        firstRefused(140, () -> openFrom("10.0.0.1"));

        assertThat(openFrom("10.0.0.2").statusCode()).isEqualTo(201);
    }

    @Test
    void sendingIsLimitedByConversation() {
        var talk = new JsonObject(openFrom("10.0.0.3").body());
        var mine = new House.Talk(talk.getString("id"), talk.getString("token"));

        firstRefused(50, () -> house.say(mine, "again"));
    }

    @Test
    void guessingAPasswordGetsSlowerAndSlower() {
        var answer = firstRefused(20, () -> house.call(HttpMethod.POST, "/api/v1/session", null)
                .putHeader("X-Forwarded-For", "10.0.0.4")
                .sendJson(new JsonObject().put("name", "admin").put("password", "guess"))
                .await());

        assertThat(answer.bodyAsJsonObject().getString("type")).isEqualTo("/problems/too-many-requests");
    }

    private static int signInFrom(String address, String password) {
        return house.call(HttpMethod.POST, "/api/v1/session", null)
                .putHeader("X-Forwarded-For", address)
                .sendJson(new JsonObject().put("name", "admin").put("password", password))
                .await()
                .statusCode();
    }

    @Test
    void strangersWhoGuessDoNotShutOutTheOwner() {
        assertThat(signInFrom("10.0.5.1", House.ADMIN_PASSWORD)).isEqualTo(200);
        var throttle = new Throttle(new RedisLimits(house.handoff.link()), List.of());
        for (int guess = 0; guess < Limit.SIGNING_IN_AS.burst(); guess++) {
            throttle.take(Limit.SIGNING_IN_AS, "admin").otherwiseEmpty().await();
        }

        assertThat(signInFrom("10.0.5.2", House.ADMIN_PASSWORD)).isEqualTo(429);
        assertThat(signInFrom("10.0.5.1", House.ADMIN_PASSWORD)).isEqualTo(200);
    }

    @Test
    void allAddressesOfOneNetworkAreOne() {
        var numbers = new AtomicInteger();

        firstRefused(140, () -> openFrom("2001:db8:1:2::" + Integer.toHexString(numbers.incrementAndGet())));

        assertThat(openFrom("2001:db8:1:3::1").statusCode()).isEqualTo(201);
    }

    @Test
    void howeverAProxySpellsAnAddressItIsOneAndNoOther() {
        var numbers = new AtomicInteger(1000);
        var spellings = List.of(
                "203.0.113.5", "::ffff:203.0.113.5", "::FFFF:cb00:7105", "203.0.113.5:%d", "[::ffff:203.0.113.5]:%d");

        firstRefused(140, () -> {
            int number = numbers.getAndIncrement();
            return openFrom(spellings.get(number % spellings.size()).formatted(number));
        });

        assertThat(openFrom("::ffff:203.0.113.6").statusCode()).isEqualTo(201);
        assertThat(openFrom("::1").statusCode()).isEqualTo(201);
    }

    @Test
    void aListedOriginMayEmbedTheWidget() {
        var preflight = house.call(HttpMethod.OPTIONS, "/api/v1/conversations", null)
                .putHeader("Origin", SHOP)
                .putHeader("Access-Control-Request-Method", "POST")
                .send()
                .await();

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(preflight.getHeader("Access-Control-Allow-Headers")).contains("Authorization");
    }

    @Test
    void anUnlistedOriginMayNot() {
        var refused = house.call(HttpMethod.POST, "/api/v1/conversations", null)
                .putHeader("Origin", "https://elsewhere.example")
                .sendJson(new JsonObject())
                .await();

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void ourOwnPagesAlwaysMay() {
        var own = house.call(HttpMethod.GET, "/api/v1/widget", null)
                .putHeader("Origin", "http://127.0.0.1:" + house.web.port())
                .send()
                .await();

        assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void staffRoutesAreOpenToNoOtherOrigin() {
        var preflight = house.call(HttpMethod.OPTIONS, "/api/v1/desk", null)
                .putHeader("Origin", SHOP)
                .send()
                .await();

        assertThat(preflight.getHeader("Access-Control-Allow-Origin")).isNull();
    }
}
