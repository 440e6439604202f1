package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputIT {
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

    private static JsonObject problem(HttpResponse<Buffer> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        var problem = response.bodyAsJsonObject();
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank();
        return problem;
    }

    @Test
    void anEmptyMessageNamesTheField() {
        var answer = house.say(house.open(), "");

        assertThat(problem(answer, 400, "invalid-field").getString("field")).isEqualTo("text");
    }

    @Test
    void anOverlongMessageNamesTheFieldAndTheLimit() {
        var problem = problem(house.say(house.open(), "x".repeat(4001)), 400, "invalid-field");

        assertThat(problem.getString("field")).isEqualTo("text");
        assertThat(problem.getString("detail")).contains("4,000");
    }

    @Test
    void aFieldNobodyKnowsIsNamed() {
        var talk = house.open();
        var body = new JsonObject().put("clientMessageId", "m").put("text", "a").put("as", "agent");

        assertThat(problem(house.post(talk.at("/messages"), talk.token(), body), 400, "invalid-field")
                        .getString("field"))
                .isEqualTo("as");
    }

    @Test
    void aWrongTypeNamesTheField() {
        var talk = house.open();

        assertThat(problem(
                                house.postText(talk.at("/rating"), talk.token(), "{\"csat\":\"five\"}"),
                                400,
                                "invalid-field")
                        .getString("field"))
                .isEqualTo("csat");
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        var talk = house.open();

        problem(house.postText(talk.at("/messages"), talk.token(), "{\"text\": "), 400, "malformed-body");
        problem(house.postText("/api/v1/conversations", null, "{nonsense"), 400, "malformed-body");
        problem(house.postText("/api/v1/conversations", null, "[]"), 400, "malformed-body");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var talk = house.open();
        var answer = house.call(HttpMethod.POST, talk.at("/messages"), talk.token())
                .putHeader("Content-Type", "text/plain")
                .sendBuffer(Buffer.buffer("hello"))
                .await();

        assertThat(problem(answer, 415, "unsupported-media-type").getString("detail"))
                .contains("application/json");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndTheLimitNamed() {
        var talk = house.open();
        var answer = house.postText(talk.at("/messages"), talk.token(), "{\"text\":\"" + "x".repeat(70_000) + "\"}");

        assertThat(problem(answer, 413, "too-large").getString("detail")).contains("64 KB");
    }

    @Test
    void postsWithoutFieldsTakeNothingOrAnEmptyObject() {
        var talk = house.open();
        var nothing = house.call(HttpMethod.POST, talk.at("/close"), talk.token())
                .send()
                .await();

        assertThat(nothing.statusCode()).isEqualTo(202);
        assertThat(house.post(talk.at("/close"), talk.token(), new JsonObject()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aClosedConversationSaysWhatToDo() {
        var talk = house.open();
        house.post(talk.at("/close"), talk.token(), new JsonObject());

        assertThat(problem(house.say(talk, "one more thing"), 409, "closed-conversation")
                        .getString("detail"))
                .contains("new conversation");
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() {
        problem(house.get("/api/v1/nothing", null), 404, "not-found");
        problem(house.get("/nothing", null), 404, "not-found");
        var refused =
                house.call(HttpMethod.PATCH, "/api/v1/session", null).send().await();

        problem(refused, 405, "method-not-allowed");
        assertThat(refused.getHeader("Allow")).isEqualTo("DELETE, POST");
    }

    @Test
    void anAddressThatCannotBeDecodedIsNamed() {
        for (var path : List.of("/%zz", "/api/v1/articles/%zz", "/api/v1/conversations/%e4%")) {
            problem(house.call(HttpMethod.GET, path, null).send().await(), 400, "malformed-address");
        }
    }

    @Test
    void aRequestWithoutAHostIsTheCallersFault() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.web.port())) {
            socket.getOutputStream().write("GET /health/live HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "comparison?entry=bot_first, entry",
        "comparison?from=2026-01-01&weekday=1, weekday",
        "comparison?version=kb-9, version",
        "trend?view=handled, view",
        "topics?strata=topic, strata",
        "judged?entry=bot_first, entry",
        "working?step=week, step",
        "filters?window=P3D, window",
        "comparison?windw=P3D, windw",
        "comparison?topic=a&topic=b, topic"
    })
    void aFilterThatAReportDoesNotTakeIsNamed(String asked, String field) {
        var refused = house.get("/api/v1/reports/" + asked, house.token("manager"));

        assertThat(problem(refused, 400, "invalid-field").getString("field")).isEqualTo(field);
    }

    /** A misspelt dryRun would import. */
    @ParameterizedTest
    @CsvSource({
        "manager, /api/v1/outcomes/import?dry_run=true, 'those taken are preset, dryRun, wait.'",
        "manager, /api/v1/articles/import?dry-run=true, 'those taken are replace, wait, dryRun.'",
        "admin, /api/v1/tokens?dryRun=true, leave it out."
    })
    void aWritingOperationRefusesAParameterItDoesNotTake(String role, String path, String told) {
        var refused = house.postText(path, house.token(role), "{}");

        assertThat(problem(refused, 400, "invalid-field").getString("detail")).contains(told);
        assertThat(path).contains("?" + refused.bodyAsJsonObject().getString("field") + "=");
    }

    @Test
    void anEventIdOfATimeToComeIsRefused() {
        var talk = house.open();

        try (var stream = SseReader.of(house, talk, "9999999999999-0")) {
            assertThat(stream.status).isEqualTo(400);
        }
    }

    @Test
    void everyProblemHasAPageThatExplainsIt() {
        assertThat(house.get("/problems/closed-conversation", null).bodyAsString())
                .contains("new conversation");
    }
}
