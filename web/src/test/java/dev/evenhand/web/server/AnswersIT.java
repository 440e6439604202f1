package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.http.AnswerSchemas;
import dev.evenhand.web.http.Operation;
import dev.evenhand.web.measure.SyntheticOutcomes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever can be read without naming one thing is asked for: what comes must be what the contract says, no more and no
 * less, as the {@link House} sees to.
 */
@NullUnmarked
class AnswersIT {
    private static final int OUTCOMES = 8_000;

    /** By a parameter, what else to ask where an operation knows it: another form of the answer, or one about nothing. */
    private static final Map<String, List<String>> FURTHER = Map.of(
            "from", List.of("from=2000-01-01&to=2000-01-02"),
            "view", List.of("view=handled"),
            "metric", List.of("metric=confirmed", "metric=csat", "metric=aht"));

    private static final String STATION = "by=station&of=handed_off-accepted&figure=flow";

    /** The same of one operation alone. */
    private static final Map<String, List<String>> OF_ONE = Map.of(
            "/api/v1/reports/conversations",
            List.of(STATION),
            "/api/v1/reports/working",
            List.of(
                    STATION,
                    "by=agent&of=a-1&figure=csat",
                    "by=version&of=kb-1",
                    "by=hour&of=3-14&figure=aht",
                    "by=week&of=2026-10-05",
                    "by=topic&of=delivery",
                    "by=channel&of=web&figure=complaints",
                    "by=reason&of=low_confidence&figure=wait",
                    "figure=contacts",
                    "figure=state_assumed",
                    "figure=handoff",
                    "figure=wait",
                    "figure=nps",
                    "figure=fcr_net",
                    "figure=cost_per_resolution",
                    "figure=contactRate",
                    "figure=handoff_reason",
                    "figure=judged",
                    "figure=watched_csat",
                    "figure=watched_wait",
                    "figure=forecast",
                    "figure=staffing",
                    "figure=fcr_curve"));

    @TempDir
    static Path directory;

    private static House house;
    private static String anybody;

    @BeforeAll
    static void open() throws Exception {
        house = House.measuring(directory, WebOptions.LOOPBACK.withoutRateLimits());
        anybody = house.token("agent", "manager", "admin");
        var file = directory.resolve("outcomes.jsonl");
        new SyntheticOutcomes(Instant.now(), OUTCOMES).write(file);
        house.call(HttpMethod.POST, "/api/v1/outcomes/import", anybody)
                .putHeader("Content-Type", "application/x-ndjson")
                .sendBuffer(house.vertx.fileSystem().readFile(file.toString()).await())
                .await();
        house.post("/api/v1/holdout/start", anybody, new JsonObject().put("share", .1));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Operation> questions() {
        return new AnswerSchemas().questions().stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theAnswerIsWhatTheContractSays(Operation question) {
        assertThat(asked(question)).allSatisfy(path -> {
            var answer = house.get(path, anybody);

            assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        });
    }

    private static List<String> asked(Operation question) {
        var ofMany = question.parameters().stream()
                .flatMap(parameter -> FURTHER.getOrDefault(parameter.name(), List.of()).stream());
        var further = Stream.concat(ofMany, OF_ONE.getOrDefault(question.path(), List.of()).stream());
        return Stream.concat(Stream.of(question.path()), further.map(query -> question.path() + "?" + query))
                .toList();
    }
}
