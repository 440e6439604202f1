package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesIT {
    @TempDir
    static Path directory;

    private static House house;
    private static String manager;

    @BeforeAll
    static void open() {
        house = House.open(directory);
        manager = house.token("manager");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String row(String conversation, String entry) {
        return new JsonObject()
                        .put("conversation", conversation)
                        .put("customer", "k-" + conversation)
                        .put("entry", entry)
                        .put("startedAt", "2026-01-01T09:00:00Z")
                        .put("closedAt", "2026-01-01T09:05:00Z")
                        .encode()
                + "\n";
    }

    private static HttpResponse<Buffer> send(String lines, String type) {
        return house.call(HttpMethod.POST, "/api/v1/outcomes/import", manager)
                .putHeader("Content-Type", type)
                .sendBuffer(Buffer.buffer(lines))
                .await();
    }

    private static String told(String conversation, String topic, String channel, String locale) {
        var row = new JsonObject(row(conversation, "bot_first"));
        return row.put("topic", topic)
                        .put("channel", channel)
                        .put("locale", locale)
                        .encode()
                + "\n";
    }

    private static String exported() {
        return exported("");
    }

    private static String exported(String query) {
        return Objects.requireNonNullElse(
                house.get("/api/v1/outcomes.jsonl" + query, manager).bodyAsString(), "");
    }

    @Test
    void whatIsImportedIsThereAtOnce() {
        var imported = send(row("i-1", "bot_first") + row("i-2", "human_first"), "application/x-ndjson");

        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(imported.bodyAsJsonObject().getInteger("imported")).isEqualTo(2);
        assertThat(exported()).contains("\"i-1\"").contains("\"labels\"");
        assertThat(house.get("/api/v1/outcomes.csv", manager).bodyAsString()).startsWith("conversation");
        assertThat(house.get("/api/v1/outcomes.parquet", manager).body().getString(0, 4))
                .isEqualTo("PAR1");
    }

    @Test
    void anExportKeepsToTheTopicChannelAndLanguageThatAreLookedAt() {
        send(told("n-1", "returns", "web", "en") + told("n-2", "it's", "app", "zh"), "application/x-ndjson");

        assertThat(exported("?topic=returns")).contains("\"n-1\"").doesNotContain("\"n-2\"");
        assertThat(exported("?topic=it%27s&channel=app&locale=zh&tz=Asia/Shanghai"))
                .contains("\"n-2\"")
                .doesNotContain("\"n-1\"");
        assertThat(exported("?topic=returns&channel=app")).isEmpty();
    }

    @Test
    void oneBadLineKeepsEverythingOutAndIsNamed() {
        var refused =
                send(row("b-1", "bot_first") + row("b-2", "maybe") + row("b-3", "bot_first"), "application/x-ndjson");
        var error = refused.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getString("type")).isEqualTo("/problems/rejected-import");
        assertThat(error.getInteger("line")).isEqualTo(2);
        assertThat(error.getString("field")).isEqualTo("entry");
        assertThat(exported()).doesNotContain("\"b-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void aCloseBeforeTheStartIsNamedWhateverTheFormOfTheFile(String type) {
        var lines = row("e-1", "bot_first")
                + row("e-2", "bot_first")
                        .replaceAll("\"closedAt\":\"[^\"]*\"", "\"closedAt\":\"2001-01-01T00:00:00Z\"");
        var csv =
                """
                conversation,customer,entry,startedAt,closedAt
                e-1,k-1,bot_first,2026-10-01T09:00:00Z,2026-10-01T09:05:00Z
                e-2,k-2,bot_first,2026-10-01T09:00:00Z,2026-10-01T08:59:59Z
                """;
        var refused = send(type.equals("text/csv") ? csv : lines, type);
        var error = refused.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(error.getInteger("line")).isEqualTo(type.equals("text/csv") ? 3 : 2);
        assertThat(error.getString("field")).isEqualTo("closedAt");
        assertThat(error.getString("message")).isEqualTo("must not be before startedAt");
        assertThat(exported()).doesNotContain("\"e-1\"");
    }

    @Test
    void whatASpreadsheetCouldRunIsMarkedInAnExportAndComesBackAsItWas() {
        var lines = Stream.of("+4912345", "=1+1", "'=1+1", "''@x", "-", "'tis", "o'clock")
                .map(text -> new JsonObject(told("marked " + text, "marked", "web", "en"))
                        .put("customer", text)
                        .encode())
                .collect(Collectors.joining("\n"));
        assertThat(send(lines, "application/x-ndjson").statusCode()).isEqualTo(200);

        var csv = Objects.requireNonNullElse(
                house.get("/api/v1/outcomes.csv?topic=marked", manager).bodyAsString(), "");
        var back = house.call(HttpMethod.POST, "/api/v1/outcomes/import?dryRun=true", manager)
                .putHeader("Content-Type", "text/csv")
                .sendBuffer(Buffer.buffer(csv))
                .await();

        assertThat(csv).contains(",'+4912345,", ",'=1+1,", ",''=1+1,", ",'''@x,", ",'-,", ",'tis,", ",o'clock,");
        assertThat(back.bodyAsJsonObject().getInteger("unchanged")).isEqualTo(7);
    }

    @Test
    void importingTwiceReplaces() {
        send(row("r-1", "bot_first"), "application/x-ndjson");
        var again = send(row("r-1", "human_first"), "application/x-ndjson").bodyAsJsonObject();

        assertThat(again.getInteger("imported")).isEqualTo(1);
        assertThat(again.getInteger("replaced")).isEqualTo(1);
    }

    @Test
    void anotherTypeOrAnEmptyBodyIsRefused() {
        assertThat(send(row("t-1", "bot_first"), "application/json").statusCode())
                .isEqualTo(415);
        assertThat(send("", "application/x-ndjson").statusCode()).isEqualTo(400);
    }

    @Test
    void anExportHasTheLabelsOfTheDefinitionAskedForAndSaysAsOfWhen() {
        var passedOn = row("d-1", "bot_first")
                .replaceFirst(
                        "\\{",
                        "{\"handoff\":{\"reason\":\"policy\"},\"survey\":{\"resolved\":\"yes\"},\"topic\":\"strict\",");
        send(passedOn + row("d-2", "bot_first"), "application/x-ndjson");

        assertThat(exported("?topic=strict")).contains("\"success\":true", "\"definition\":\"1\"", "\"as_of\":\"20");
        assertThat(exported("?topic=strict&definition=1-strict"))
                .contains("\"success\":false", "\"definition\":\"1-strict\"");
        assertThat(exported("?topic=unknown")).contains("\"d-2\"").doesNotContain("\"d-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry=bot_first", "state=assumed", "reason=policy", "agent=ana", "hour=3"})
    void aFilterThatTheFileDoesNotKnowIsRefused(String filter) {
        var refused = house.get("/api/v1/outcomes.csv?" + filter, manager);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getString("field")).isEqualTo(filter.replaceFirst("=.*", ""));
    }

    @Test
    void anUnreadableSelectionIsNamed() {
        var refused = house.get("/api/v1/outcomes.csv?from=yesterday", manager);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getString("field")).isEqualTo("from");
    }

    private static final String TICKETS =
            """
            ticket,who,opened,closed
            m-1,k-1,2026-01-02T09:00:00Z,2026-01-02T09:05:00Z
            """;
    private static final String MAPPING =
            """
            conversation = ticket
            customer = who
            entry = "human_first"
            startedAt = opened
            closedAt = closed
            """;

    private static HttpResponse<Buffer> form(String query, String csv, String mapping) {
        var form = MultipartForm.create()
                .textFileUpload("file", "tickets.csv", Buffer.buffer(csv), "text/csv")
                .textFileUpload("mapping", "own.mapping", Buffer.buffer(mapping), "text/plain");
        return house.call(HttpMethod.POST, "/api/v1/outcomes/import" + query, manager)
                .sendMultipartForm(form)
                .await();
    }

    private static JsonObject ended(HttpResponse<Buffer> begun) {
        assertThat(begun.statusCode()).isEqualTo(202);
        var address = begun.bodyAsJsonObject().getString("progress");
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        var state = house.get(address, manager).bodyAsJsonObject();
        while (!state.getString("step").matches("done|failed") && Instant.now().isBefore(deadline)) {
            state = house.get(address, manager).bodyAsJsonObject();
        }
        return state;
    }

    @Test
    void columnsOfOnesOwnAreMappedInAForm() {
        var imported = form("", TICKETS, MAPPING);

        assertThat(imported.bodyAsString()).contains("\"imported\":1");
        assertThat(exported()).contains("\"human_first\"");
    }

    @Test
    void aDryRunTellsWhatIsLeftOutAndWhichFactsAreKnown() {
        var open = TICKETS.replace("closed\n", "closed,state\n").replace("05:00Z\n", "05:00Z,done\n")
                + "m-2,k-2,2026-01-02T09:00:00Z,,open\n";
        var told = form("?dryRun=true", open, MAPPING + "skip state ? open\n").bodyAsJsonObject();

        assertThat(told.getInteger("imported")).isEqualTo(1);
        assertThat(told.getInteger("skipped")).isEqualTo(1);
        assertThat(told.getJsonObject("known").getInteger("entry")).isEqualTo(1);
        assertThat(told.getJsonObject("known").getInteger("survey.csat")).isZero();
    }

    @Test
    void aWrongMappingOrPartIsNamed() {
        var problem =
                form("", TICKETS, "conversation = ticket\nweather = sky\n").bodyAsJsonObject();
        assertThat(problem.getString("field")).isEqualTo("mapping");
        assertThat(problem.getString("detail")).contains("line 2", "weather");
        var stray = MultipartForm.create().textFileUpload("photo", "p.csv", Buffer.buffer("x"), "text/csv");
        var refused = house.call(HttpMethod.POST, "/api/v1/outcomes/import", manager)
                .sendMultipartForm(stray)
                .await();
        assertThat(refused.bodyAsJsonObject().getString("field")).isEqualTo("photo");
        assertThat(form("?preset=zendesk", TICKETS, MAPPING).bodyAsJsonObject().getString("field"))
                .isEqualTo("mapping");
    }

    @Test
    void anImportInTheBackgroundSaysHowItEnded() {
        var done = ended(form("?wait=false", TICKETS.replace("m-1", "w-1"), MAPPING));
        assertThat(done.getJsonObject("report").getInteger("imported")).isEqualTo(1);
        assertThat(exported()).contains("\"w-1\"");

        var failed = ended(form("?wait=false", TICKETS.replace("2026-01-02T09:05:00Z", "soon"), MAPPING));
        assertThat(failed.getString("step")).isEqualTo("failed");
        assertThat(failed.getJsonArray("errors").getJsonObject(0).getInteger("line"))
                .isEqualTo(2);
        assertThat(house.get("/api/v1/outcomes/import/nowhere", manager).statusCode())
                .isEqualTo(404);
    }
}
