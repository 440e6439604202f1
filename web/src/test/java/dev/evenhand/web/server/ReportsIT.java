package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports and the experiment as a manager's page reads them, over rows that were imported. */
@NullUnmarked
class ReportsIT {
    @TempDir
    static Path directory;

    private static House house;
    private static String manager;

    @BeforeAll
    static void open() {
        house = House.measuring(directory, WebOptions.LOOPBACK.withoutRateLimits());
        manager = house.token("manager");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static JsonObject row(String id, String entry, Instant at) {
        return new JsonObject()
                .put("conversation", id)
                .put("customer", "k-" + id)
                .put("entry", entry)
                .put("startedAt", at.toString())
                .put("closedAt", at.toString());
    }

    private static HttpResponse<Buffer> send(int count, IntFunction<JsonObject> row) {
        var lines =
                IntStream.range(0, count).mapToObj(i -> row.apply(i).encode()).collect(Collectors.joining("\n"));
        return house.call(HttpMethod.POST, "/api/v1/outcomes/import", manager)
                .putHeader("Content-Type", "application/x-ndjson")
                .sendBuffer(Buffer.buffer(lines))
                .await();
    }

    private static JsonObject read(String path) {
        var answer = house.get(path, manager);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> holdout(String step, JsonObject body) {
        return house.post("/api/v1/holdout/" + step, manager, body);
    }

    private static JsonObject drawn(int i, String entry, double probability) {
        return row("h-" + entry + "-" + i, entry, Instant.now())
                .put("assignment", new JsonObject().put("by", "holdout").put("probability", probability))
                .put("survey", new JsonObject().put("csat", 5));
    }

    @Test
    void whoeverHeldAConversationStandsThereByNameEvenAfterLeaving() {
        var admin = house.token("admin");
        var account = new JsonObject()
                .put("name", "robin")
                .put("displayName", "Robin Vale")
                .put("password", "a long enough password")
                .put("roles", new JsonArray().add("agent"));
        var id = house.post("/api/v1/accounts", admin, account)
                .bodyAsJsonObject()
                .getString("id");
        send(1, i -> row("named-1", "human_first", Instant.now())
                .put("human", new JsonObject().put("agent", id).put("replies", 1)));
        var asked = "/api/v1/reports/conversations?agent=" + id;
        assertThat(named(asked)).isEqualTo("Robin Vale");
        house.call(HttpMethod.DELETE, "/api/v1/accounts/" + id, admin).send().await();
        assertThat(named(asked)).isEqualTo("Robin Vale");
        assertThat(named("/api/v1/reports/agents")).isEqualTo("Robin Vale");
    }

    private static String named(String path) {
        var rows = read(path).getJsonArray("rows");
        return rows.isEmpty() ? "" : rows.getJsonObject(0).getString("agentName");
    }

    @Test
    void theHoldoutRunsIsReadAndStopped() {
        assertThat(read("/api/v1/holdout").getString("state")).isEqualTo("never");
        assertThat(holdout("start", new JsonObject().put("share", .9)).bodyAsString())
                .contains("\"field\":\"share\"");
        var running = theOnlyOneOfStartsAtOnce(new JsonObject().put("share", .2));
        assertThat(running.getString("state")).isEqualTo("running");
        assertThat(running.getString("startedBy")).isEqualTo("test");
        assertThat(holdout("start", new JsonObject().put("share", .2)).statusCode())
                .isEqualTo(409);

        send(48, i -> drawn(i, "bot_first", .8));
        send(12, i -> drawn(i, "human_first", .2));
        assertThat(csat().getBoolean("valid")).isTrue();
        send(80, i -> drawn(100 + i, "human_first", .2));
        assertThat(csat().getBoolean("valid")).isFalse();
        assertThat(csat().getDouble("sampleRatioP")).isLessThan(.001);

        var stopped = holdout("stop", new JsonObject()).bodyAsJsonObject();
        assertThat(stopped.getString("state")).isEqualTo("stopped");
        assertThat(stopped.getDouble("share")).isZero();
        assertThat(holdout("stop", new JsonObject()).bodyAsJsonObject().getString("stoppedAt"))
                .isEqualTo(stopped.getString("stoppedAt"));
        aRunOfSomeTopicsIsToldAlikeByBothReports();
    }

    private static JsonObject theOnlyOneOfStartsAtOnce(JsonObject wish) {
        var answers = IntStream.range(0, 4)
                .mapToObj(i -> house.call(HttpMethod.POST, "/api/v1/holdout/start", manager)
                        .sendJson(wish))
                .toList();
        var byStatus = answers.stream()
                .map(answer -> answer.await())
                .collect(Collectors.groupingBy(HttpResponse<Buffer>::statusCode));
        assertThat(byStatus.get(409)).hasSize(3);
        return byStatus.get(200).get(0).bodyAsJsonObject();
    }

    private static void aRunOfSomeTopicsIsToldAlikeByBothReports() {
        var some = new JsonObject()
                .put("share", .2)
                .put("topics", new JsonArray().add("parcels").add("nosuch"));
        holdout("start", some);
        send(30, i -> drawn(300 + i, "bot_first", .8).put("topic", "parcels"));
        send(20, i -> drawn(400 + i, "bot_first", .8).put("topic", "gifts"));
        var run = read("/api/v1/holdout");
        holdout("stop", new JsonObject());

        assertThat(run.getJsonArray("unseenTopics")).containsExactly("nosuch");
        assertThat(run.getJsonArray("past")).hasSize(1);
        assertThat(run.getJsonArray("past").getJsonObject(0).getDouble("share")).isEqualTo(.2);
        var asked = read("/api/v1/reports/comparison?topic=parcels&from=" + run.getString("startedAt"));
        var compared = read("/api/v1/reports/comparison?from=" + run.getString("startedAt"));
        assertThat(split(run)).isEqualTo(split(compared)).isEqualTo(split(asked));
    }

    /** Of 30 who all met the bot it is another than of 50. */
    private static double split(JsonObject report) {
        return report.getJsonObject("metrics")
                .getJsonObject("csat")
                .getJsonObject("randomised")
                .getDouble("sampleRatioP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'share':0.2,'locales':['en','xx']}|locales",
                "{'share':0.2,'hours':{'from':9,'tz':'UTC'}}|hours.to"
            })
    void aRunThatCouldDrawNobodyIsRefused(String body, String field) {
        var refused = holdout("start", new JsonObject(body.replace('\'', '"')));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsString()).contains("\"field\":\"" + field + "\"");
    }

    /** Charig and others, 1986, with open surgery as the bot; figures as published or by R. */
    @Test
    void kidneyStonesImportedComeOutAsPublished() {
        send(87, i -> stone("bot_first", "small", i, 81));
        send(263, i -> stone("bot_first", "large", i, 192));
        send(270, i -> stone("human_first", "small", i, 234));
        send(80, i -> stone("human_first", "large", i, 55));

        var fcr = read("/api/v1/reports/comparison?channel=clinic&strata=topic")
                .getJsonObject("metrics")
                .getJsonObject("fcr");
        interval(fcr.getJsonObject("raw").getJsonObject("difference"), within(5e-5), -.0457, -.1045, .0133);
        var adjusted = fcr.getJsonObject("likeForLike");
        assertThat(adjusted.getJsonObject("botFirst").getDouble("value")).isCloseTo(.832546, within(1e-6));
        assertThat(adjusted.getJsonObject("humanFirst").getDouble("value")).isCloseTo(.778875, within(1e-6));
        interval(adjusted.getJsonObject("difference"), within(1e-6), .053671, -.013327, .119329);
        interval(adjusted.getJsonObject("mantelHaenszel"), within(1e-6), .053836, -.012918, .118903);
        assertThat(adjusted.getJsonObject("heterogeneity").getDouble("q")).isCloseTo(.1036, within(5e-5));
        assertThat(adjusted.getDouble("eValue")).isCloseTo(1.340307, within(1e-6));
        assertThat(adjusted.getBoolean("signFlip")).isTrue();
    }

    private static JsonObject stone(String entry, String size, int i, int cured) {
        return row("stone-" + entry + "-" + size + "-" + i, entry, Instant.now().minus(Duration.ofDays(30)))
                .put("channel", "clinic")
                .put("topic", size)
                .put("survey", new JsonObject().put("resolved", i < cured ? "yes" : "no"));
    }

    /** To as many digits as were published. */
    private static void interval(JsonObject found, Offset<Double> digits, double... valueLowHigh) {
        assertThat(found.getDouble("value")).isCloseTo(valueLowHigh[0], digits);
        assertThat(found.getDouble("low")).isCloseTo(valueLowHigh[1], digits);
        assertThat(found.getDouble("high")).isCloseTo(valueLowHigh[2], digits);
    }

    private static JsonObject csat() {
        return read("/api/v1/holdout")
                .getJsonObject("metrics")
                .getJsonObject("csat")
                .getJsonObject("randomised");
    }

    @ParameterizedTest
    @CsvSource({
        "window=P0D,window",
        "from=2026-03-01&to=2026-02-01,from",
        "strata=topic%2Cweather,strata",
        "frm=2026-01-01,frm"
    })
    void aBadQuestionNamesItsParameter(String query, String field) {
        var refused = house.get("/api/v1/reports/comparison?" + query, manager);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getString("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.1", "1.5"})
    void anImpossibleProbabilityNamesItsLine(double probability) {
        var refused = send(2, i -> row("p-" + i, "bot_first", Instant.parse("2026-01-01T09:00:00Z"))
                .put("assignment", new JsonObject().put("probability", i == 0 ? .5 : probability)));

        assertThat(refused.statusCode()).isEqualTo(400);
        var error = refused.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getInteger("line")).isEqualTo(2);
        assertThat(error.getString("field")).isEqualTo("assignment.probability");
        assertThat(error.getString("message")).contains("above 0 and at most 1");
    }

    @Test
    void whatAnotherClockDatesIntoTheFutureIsNotCountedYet() {
        var start = Instant.parse("2025-03-01T09:00:00Z");
        var ahead = Instant.now().plusSeconds(600);
        send(1, i -> row("s-1", "bot_first", start).put("closedAt", ahead.toString()));

        var population =
                read("/api/v1/reports/comparison?from=2025-03-01&to=2025-03-02").getJsonObject("population");
        assertThat(population.getInteger("contacts")).isEqualTo(1);
        assertThat(population.getInteger("mature")).isZero();
        assertThat(population.getJsonObject("excluded").getInteger("pending")).isEqualTo(1);
    }

    @Test
    void withTenThousandTopicsLikeForLikeSaysWhyItCannotAndRawStillDoes() {
        var start = Instant.parse("2025-06-01T09:00:00Z");
        send(10_000, i -> row("t-" + i, i % 2 == 0 ? "bot_first" : "human_first", start)
                .put("topic", "topic " + i)
                .put("survey", new JsonObject().put("csat", i % 3 == 0 ? 2 : 5)));

        var answer = read("/api/v1/reports/comparison?from=2025-06-01&to=2025-06-02&strata=topic");
        var fcr = answer.getJsonObject("metrics").getJsonObject("fcr");
        var likeForLike = fcr.getJsonObject("likeForLike");
        assertThat(fcr.getJsonObject("raw").getJsonObject("botFirst").getInteger("n"))
                .isEqualTo(5_000);
        assertThat(likeForLike.getValue("difference")).isNull();
        assertThat(likeForLike.getDouble("coverage")).isZero();
        assertThat(likeForLike.getString("reason")).contains("No stratum has at least 10 contacts on each side");
        assertThat(answer.getString("verdict")).isNotBlank();
    }
}
