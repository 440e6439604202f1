package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.http.Contract;
import dev.evenhand.web.http.Operation;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessIT {
    private static final List<String> ROLES = List.of("agent", "manager", "admin");

    @TempDir
    static Path directory;

    private static House house;
    private static Map<String, String> tokens;

    @BeforeAll
    static void open() {
        house = House.open(directory);
        tokens =
                Map.of("agent", house.token("agent"), "manager", house.token("manager"), "admin", house.token("admin"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Operation> closedOperations() {
        return Contract.bundled().operations().stream()
                .filter(operation -> !operation.access().contains("public"));
    }

    private static int status(Operation operation, String bearer) {
        return house.status(operation.method(), operation.path().replace("{id}", "c-nobody"), bearer);
    }

    @ParameterizedTest
    @MethodSource("closedOperations")
    void withoutATokenNothingIsOpen(Operation operation) {
        var path = operation.path().replace("{id}", "c-nobody");

        assertThat(house.call(operation.method(), path, null).send().await().statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("closedOperations")
    void eachRoleEntersWhereTheContractSaysAndNowhereElse(Operation operation) {
        for (var role : ROLES) {
            int status = status(operation, Objects.requireNonNull(tokens.get(role)));
            if (mayEnter(operation, role)) {
                assertThat(status).as(role).isNotIn(401, 403);
            } else {
                assertThat(status).as(role).isIn(401, 403);
            }
        }
    }

    private static boolean mayEnter(Operation operation, String role) {
        var access = operation.access();
        boolean staffs = !access.equals(Set.of("customer"));
        return access.contains(role) || access.contains("staff") || (role.equals("admin") && staffs);
    }

    @Test
    void aTokenForAnotherConversationFindsNothing() {
        var mine = house.open();
        var theirs = house.open();

        var foreign = house.get(theirs.at("/transcript"), mine.token());
        var unknown = house.get("/api/v1/conversations/c-unknown/transcript", mine.token());

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.bodyAsString()).isEqualTo(unknown.bodyAsString());
    }

    @Test
    void aForgedTokenIsRefusedWhetherOrNotTheConversationExists() {
        var talk = house.open();
        var forged = talk.token().substring(0, talk.token().length() - 4) + "AAAA";

        assertThat(house.get(talk.at("/transcript"), forged).statusCode()).isEqualTo(401);
        assertThat(house.get("/api/v1/conversations/c-unknown/transcript", forged)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSignedOutSessionIsGoodForNothing() {
        var cookie = house.signIn("admin", House.ADMIN_PASSWORD);
        house.asStaff(HttpMethod.DELETE, "/api/v1/session", cookie, null);

        assertThat(house.asStaff(HttpMethod.GET, "/api/v1/me", cookie, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var signedIn = house.post(
                "/api/v1/session", null, new JsonObject().put("name", "admin").put("password", House.ADMIN_PASSWORD));

        assertThat(signedIn.cookies().get(0)).containsIgnoringCase("HttpOnly").contains("SameSite=Strict");
        assertThat(signedIn.bodyAsJsonObject().getJsonArray("roles")).containsExactly("admin");
    }

    @Test
    void anUnknownNameAndAWrongPasswordReadTheSame() {
        var unknown = house.post(
                "/api/v1/session", null, new JsonObject().put("name", "nobody").put("password", "x"));
        var wrong = house.post(
                "/api/v1/session", null, new JsonObject().put("name", "admin").put("password", "x"));

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.bodyAsString()).isEqualTo(wrong.bodyAsString());
    }

    @Test
    void anotherSiteCannotActWithTheCookie() {
        var cookie = house.signIn("admin", House.ADMIN_PASSWORD);
        var foreign = house.call(HttpMethod.PUT, "/api/v1/me/presence", null)
                .putHeader("Cookie", cookie)
                .putHeader("Origin", "https://evil.example")
                .sendJson(new JsonObject().put("status", "available"))
                .await();

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.bodyAsJsonObject().getString("type")).isEqualTo("/problems/wrong-origin");
    }

    @Test
    void newRolesEndTheOldSessions() {
        var admin = house.signIn("admin", House.ADMIN_PASSWORD);
        var made = house.asStaff(
                        HttpMethod.POST,
                        "/api/v1/accounts",
                        admin,
                        new JsonObject()
                                .put("name", "Sam")
                                .put("password", "long enough password")
                                .put("roles", new JsonArray().add("agent")))
                .bodyAsJsonObject();
        var session = house.signIn("sam", "long enough password");

        house.asStaff(
                HttpMethod.PUT,
                "/api/v1/accounts/" + made.getString("id"),
                admin,
                new JsonObject().put("roles", new JsonArray().add("manager")));

        assertThat(house.asStaff(HttpMethod.GET, "/api/v1/me", session, null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aSignInWhileTheRolesChangeDoesNotKeepTheOldOnes() {
        var admin = house.signIn("admin", House.ADMIN_PASSWORD);
        var words = new JsonObject().put("name", "toni").put("password", "long enough password");
        var roles = List.of("agent", "manager");
        var id = house.asStaff(
                        HttpMethod.POST,
                        "/api/v1/accounts",
                        admin,
                        words.copy().put("roles", new JsonArray().add("agent")))
                .bodyAsJsonObject()
                .getString("id");
        for (int round = 1; round <= 10; round++) {
            var role = new JsonArray().add(roles.get(round % 2));
            var signingIn = house.call(HttpMethod.POST, "/api/v1/session", null).sendJson(words);
            house.asStaff(HttpMethod.PUT, "/api/v1/accounts/" + id, admin, new JsonObject().put("roles", role));
            var signedIn = signingIn.await();
            if (signedIn.statusCode() == 200) {
                var cookie = signedIn.cookies().get(0).split(";", 2)[0];
                var me = house.asStaff(HttpMethod.GET, "/api/v1/me", cookie, null);
                assertThat(me.bodyAsJsonObject().getValue("roles")).isIn(role, null);
            }
        }
    }

    @Test
    void aRemovedAccountsPageEnds() {
        var admin = house.signIn("admin", House.ADMIN_PASSWORD);
        var made = house.asStaff(
                        HttpMethod.POST,
                        "/api/v1/accounts",
                        admin,
                        new JsonObject()
                                .put("name", "Robin")
                                .put("password", "long enough password")
                                .put("roles", new JsonArray().add("agent")))
                .bodyAsJsonObject();
        var session = house.signIn("robin", "long enough password");
        try (var page = SseReader.open(house, "/api/v1/desk/events", "Cookie", session, null)) {
            page.await("desk");

            house.asStaff(HttpMethod.DELETE, "/api/v1/accounts/" + made.getString("id"), admin, null);

            page.awaitEnd();
        }
    }

    @Test
    void theLastAdministratorStays() {
        var admin = house.signIn("admin", House.ADMIN_PASSWORD);
        var id = house.asStaff(HttpMethod.GET, "/api/v1/me", admin, null)
                .bodyAsJsonObject()
                .getString("id");

        assertThat(house.asStaff(HttpMethod.DELETE, "/api/v1/accounts/" + id, admin, null)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoChangedWhatIsKeptWithoutAWordOrASecret() {
        var admin = house.token("admin");
        var account = new JsonObject()
                .put("name", "lena")
                .put("displayName", "Lena Hof")
                .put("password", "a very secret password")
                .put("roles", new JsonArray().add("agent"));
        var id = house.post("/api/v1/accounts", admin, account)
                .bodyAsJsonObject()
                .getString("id");
        var refused = house.post("/api/v1/accounts", admin, account);
        house.call(HttpMethod.PUT, "/api/v1/accounts/" + id, admin)
                .sendJson(new JsonObject().put("password", "another secret password"))
                .await();
        house.call(HttpMethod.PUT, "/api/v1/house-rules", admin)
                .sendJson(new JsonObject().put("agentHour", 42.5))
                .await();

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(activity("?kind=accounts", 2).limit(2))
                .as("what was refused was not done")
                .extracting(one -> one.getString("what") + " " + one.getString("about"))
                .containsExactly("changeAccount Lena Hof", "createAccount lena");
        assertThat(activity("?kind=settings", 1).findFirst().orElseThrow().getJsonObject("fields"))
                .isEqualTo(new JsonObject().put("agentHour", "42.5"));
        assertThat(house.get("/api/v1/activity", admin).bodyAsString()).doesNotContain("secret password");
        assertThat(house.get("/api/v1/activity?kind=letters", admin).statusCode())
                .isEqualTo(400);
    }

    /** What is kept of them, the latest first, once there are so many: an entry is written behind its answer. */
    private static Stream<JsonObject> activity(String query, int least) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            var entries = house.get("/api/v1/activity" + query, house.token("admin"))
                    .bodyAsJsonObject()
                    .getJsonArray("entries");
            if (entries.size() >= least) {
                return entries.stream().map(JsonObject.class::cast);
            }
        }
        throw new AssertionError("not kept: " + query);
    }

    @Test
    void aRevokedTokenIsGoodForNothing() {
        var admin = house.signIn("admin", House.ADMIN_PASSWORD);
        var made = house.asStaff(
                        HttpMethod.POST,
                        "/api/v1/tokens",
                        admin,
                        new JsonObject().put("name", "ci").put("roles", new JsonArray().add("manager")))
                .bodyAsJsonObject();
        house.asStaff(HttpMethod.DELETE, "/api/v1/tokens/" + made.getString("id"), admin, null);

        assertThat(house.get("/api/v1/me", made.getString("token")).statusCode())
                .isEqualTo(401);
    }
}
