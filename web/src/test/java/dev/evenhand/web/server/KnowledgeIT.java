package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The knowledge base over HTTP, with the bot itself behind it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KnowledgeIT {
    private static final String COVERED = "How do I redeem my voucher?";
    private static final int TRIES = 200;

    @TempDir
    static Path directory;

    private static House house;
    private static String manager;
    private static String agent;

    @BeforeAll
    static void open() {
        house = House.withBot(directory);
        manager = house.token("manager");
        agent = house.token("agent");
        assertThat(asked().getString("articleId")).isEqualTo("voucher-redeem");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static JsonObject asked() {
        var question = new JsonObject().put("text", COVERED).put("locale", "en");
        return house.post("/api/v1/bot/ask", manager, question).bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> imported(String query, String type, Buffer file) {
        return house.call(HttpMethod.POST, "/api/v1/articles/import" + query, manager)
                .putHeader("Content-Type", type)
                .sendBuffer(file)
                .await();
    }

    private static JsonObject article(String id, String answer) {
        return new JsonObject()
                .put("id", id)
                .put("locale", "en")
                .put("topic", "test")
                .put("title", "About " + id)
                .put("questions", new JsonArray(List.of("what about " + id)))
                .put("answer", answer);
    }

    private static Buffer file(Object... articles) {
        return new JsonObject()
                .put("articles", new JsonArray(List.of(articles)))
                .toBuffer();
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json",
        "jsonl, application/x-ndjson",
        "csv, text/csv",
        "markdown, application/zip",
    })
    void whatIsExportedComesBackUnchanged(String format, String type) {
        var exported = house.get("/api/v1/articles/export?format=" + format, manager);
        assertThat(exported.statusCode()).isEqualTo(200);
        assertThat(exported.getHeader("Content-Disposition")).contains("attachment");

        var report =
                imported("?dryRun=true&replace=true", type, exported.body()).bodyAsJsonObject();
        assertThat(report.getInteger("imported")).isGreaterThan(100);
        var changes = report.getJsonObject("changes");
        assertThat(List.of("added", "changed", "removed"))
                .extracting(changes::getInteger)
                .containsOnly(0);
    }

    @Test
    void articlesKeepTheOrderOfTheirFileAndTheChatSuggestsWhatStandsFirst() {
        var before = house.get("/api/v1/articles/export?format=json", manager).body();
        var all = new JsonArray(before.toJsonObject().getJsonArray("articles").getList());
        all.add(0, article("zebra", "First.").put("topic", "stripes"));
        all.add(1, article("ant", "Second."));
        imported("?replace=true", "application/json", file(all.getList().toArray()));
        assertThat(house.get("/api/v1/widget?locale=en", null)
                        .bodyAsJsonObject()
                        .getJsonArray("suggestions"))
                .hasSize(4)
                .startsWith("what about zebra", "what about ant");

        put(article("aardvark", "New."));
        assertThat(removed("zebra", "")).isEqualTo(204);
        assertThat(ids()).startsWith("ant").endsWith("aardvark");
        imported("", "application/json", file(article("aardvark", "Newer."), all.getJsonObject(0)));
        assertThat(ids()).startsWith("zebra", "ant").endsWith("aardvark");

        assertThat(imported("?replace=true", "application/json", before).statusCode())
                .isEqualTo(200);
        var version = version();
        imported("?replace=true", "application/json", before);
        assertThat(version()).as("the same file again").isEqualTo(version);
    }

    private static List<String> ids() {
        return house.get("/api/v1/articles?locale=en", manager).bodyAsJsonObject().getJsonArray("articles").stream()
                .map(article -> ((JsonObject) article).getString("id"))
                .toList();
    }

    @Test
    void aDryRunListsWhatWouldChangeAndChangesNothing() {
        var before = asked().getString("version");
        var file = file(article("brand-new", "New."), article("voucher-redeem", "Another answer."));
        var changes = imported("?dryRun=true", "application/json", file)
                .bodyAsJsonObject()
                .getJsonObject("changes");

        assertThat(changes.getJsonArray("steps"))
                .containsExactlyInAnyOrder(
                        new JsonObject().put("what", "added").put("article", "en:brand-new"),
                        new JsonObject().put("what", "changed").put("article", "en:voucher-redeem"));
        assertThat(asked().getString("version")).isEqualTo(before);
    }

    @Test
    void aFileOfMoreThanFiftyMegabytesIsRefusedInWordsAndTheIndexGoesOn() {
        var refused = imported("", "application/json", Buffer.buffer(new byte[51 * 1024 * 1024]));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.bodyAsJsonObject().getString("detail")).contains("50 MB");
        assertThat(asked().getString("articleId")).isEqualTo("voucher-redeem");
    }

    @Test
    void everyWrongEntryIsNamedAndTheIndexGoesOn() {
        var before = asked().getString("version");
        var file = file(
                article("twice", "One."),
                article("twice", "Two."),
                article("silent", "No question.").put("questions", new JsonArray(List.of("  "))),
                article("foreign", "Que?").put("locale", "xx"));
        var problem = imported("?replace=true", "application/json", file);

        assertThat(problem.statusCode()).isEqualTo(400);
        var errors = problem.bodyAsJsonObject().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(errors).extracting(error -> error.getInteger("index")).contains(1, 2, 3);
        assertThat(errors)
                .filteredOn(error -> error.getInteger("index") == 3)
                .extracting(error -> error.getString("field"))
                .containsExactly("locale");
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.getString("message")).isNotBlank());
        assertThat(asked().getString("version")).isEqualTo(before);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithAdvice() {
        byte[] latin = "id,locale,question,answer\na,en,Où est mon colis ?,Là\n".getBytes(StandardCharsets.ISO_8859_1);
        var problem = imported("", "text/csv", Buffer.buffer(latin));

        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(problem.bodyAsString()).contains("UTF-8");
    }

    @Test
    void anArticleRemembersWhoMadeItWhatItIsAndCanBeMadeWhatItWas() {
        put(article("history-test", "First."));
        put(article("history-test", "Second."));
        var history = house.get("/api/v1/articles/history-test/history?locale=en", manager)
                .bodyAsJsonObject()
                .getJsonArray("history");
        assertThat(history).hasSize(2);
        assertThat(history.getJsonObject(0).getJsonObject("article").getString("answer"))
                .isEqualTo("Second.");
        assertThat(history.getJsonObject(0).getString("by")).isEqualTo("test");

        assertThat(restored(history.getJsonObject(1).getString("version"))).isEqualTo(200);
        assertThat(house.get("/api/v1/articles/history-test?locale=en", manager)
                        .bodyAsJsonObject()
                        .getString("answer"))
                .isEqualTo("First.");
        assertThat(restored("kb-99999")).isEqualTo(404);
    }

    @Test
    void whoSavesOverAChangeTheyHaveNotSeenIsToldSo() {
        put(article("shared", "The first."));
        var seen = version();
        put(article("shared-not", "Another article."));
        var mine = article("shared", "Mine.").put("version", seen);
        var theirs = article("shared", "Theirs.").put("version", seen);

        var atOnce = List.of(putting(mine), putting(theirs)).stream()
                .collect(Collectors.groupingBy(answer -> answer.await().statusCode()));

        assertThat(atOnce).containsOnlyKeys(200, 409);
        var refused = Objects.requireNonNull(atOnce.get(409)).get(0).await().bodyAsJsonObject();
        assertThat(refused.getString("type")).isEqualTo("/problems/outdated");
        var kept = house.get("/api/v1/articles/shared?locale=en", manager).bodyAsJsonObject();
        var again = kept.getString("answer").equals("Mine.") ? mine : theirs;
        assertThat(putting(again).await().statusCode()).as("the same again").isEqualTo(200);
        assertThat(putting(article("shared", "Whatever there is.")).await().statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoTakesAwayOrRestoresWhatHasChangedSinceIsToldSo() {
        put(article("taken", "First."));
        var first = version();
        put(article("taken", "Second."));
        var second = version();

        assertThat(removed("taken", "&version=" + first)).isEqualTo(409);
        assertThat(restoring("taken", first, first).getString("type")).isEqualTo("/problems/outdated");
        assertThat(restoring("taken", first, second).getString("version")).isEqualTo(version());
        assertThat(removed("taken", "&version=" + version())).isEqualTo(204);
        assertThat(removed("taken", "&version=" + first)).isEqualTo(404);
        put(article("taken", "Again."));
        assertThat(removed("taken", "")).isEqualTo(204);
    }

    private static String version() {
        return house.get("/api/v1/articles?locale=en", manager)
                .bodyAsJsonObject()
                .getString("version");
    }

    private static int removed(String id, String seen) {
        return house.call(HttpMethod.DELETE, "/api/v1/articles/" + id + "?locale=en" + seen, manager)
                .send()
                .await()
                .statusCode();
    }

    private static JsonObject restoring(String id, String version, String seen) {
        return house.post(
                        "/api/v1/articles/" + id + "/restore?locale=en",
                        manager,
                        new JsonObject().put("version", version).put("seen", seen))
                .bodyAsJsonObject();
    }

    private static Future<HttpResponse<Buffer>> putting(JsonObject article) {
        return house.call(HttpMethod.PUT, "/api/v1/articles/" + article.getString("id") + "?locale=en", manager)
                .sendJson(article);
    }

    private static void put(JsonObject article) {
        var request = house.call(HttpMethod.PUT, "/api/v1/articles/" + article.getString("id") + "?locale=en", manager);
        assertThat(request.sendJsonObject(article).await().statusCode()).isBetween(200, 201);
    }

    private static int restored(String version) {
        return house.post(
                        "/api/v1/articles/history-test/restore?locale=en",
                        manager,
                        new JsonObject().put("version", version))
                .statusCode();
    }

    /** First, while nothing else is being learned. */
    @Test
    @Order(1)
    void thePolicyIsTriedBeforeItIsSet() {
        var before = policy().getJsonObject("policy");
        var dear = new JsonObject().put("wrongAnswer", 100);
        var foreseen = house.post("/api/v1/bot/policy/preview", manager, dear).bodyAsJsonObject();
        assertThat(english(foreseen)).isGreaterThanOrEqualTo(0.99);
        assertThat(policy().getJsonObject("policy")).isEqualTo(before);

        var set = change(dear, manager);
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(english(set.bodyAsJsonObject())).isGreaterThanOrEqualTo(0.99);
        assertThat(asked().getDouble("threshold")).isGreaterThanOrEqualTo(0.99);
        assertThat(change(before, manager).statusCode()).isEqualTo(200);
        assertThat(policy().getJsonObject("policy")).isEqualTo(before);
    }

    private static double english(JsonObject shown) {
        return shown.getJsonObject("locales").getJsonObject("en").getDouble("threshold");
    }

    private static JsonObject policy() {
        return house.get("/api/v1/bot/policy", manager).bodyAsJsonObject();
    }

    private static HttpResponse<Buffer> change(JsonObject change, String token) {
        return house.call(HttpMethod.PUT, "/api/v1/bot/policy", token)
                .sendJsonObject(change)
                .await();
    }

    @ParameterizedTest
    @CsvSource({"precision, 2", "outOfScopeShare, 0", "wrongAnswer, 0.5", "askingBack, 7"})
    void aPolicyBeyondItsBoundsNamesTheField(String field, double value) {
        var refused = change(new JsonObject().put(field, value), manager);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getString("field")).isEqualTo(field);
    }

    @Test
    void agentsDoNotSetThePolicy() {
        assertThat(change(new JsonObject().put("precision", 0.8), agent).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatNobodyCouldAnswerIsLearnedCorrectedAndDismissed() {
        var talk = house.open();
        assertThat(correction(talk, "voucher-redeem")).isEqualTo(404);
        house.say(talk, "do you sell moon boots for astronauts");
        var cluster = learned().getJsonArray("unanswered").getJsonObject(0);
        assertThat(cluster.getString("representative")).contains("moon boots");
        assertThat(cluster.getJsonObject("draft").getString("answer")).isEmpty();

        assertThat(correction(talk, "no-such-article")).isEqualTo(400);
        assertThat(correction(talk, "none")).isEqualTo(202);
        assertThat(report().getJsonObject("lessons").getInteger("corrected")).isEqualTo(1);

        var ids = new JsonObject().put("ids", cluster.getJsonArray("ids"));
        assertThat(house.post("/api/v1/bot/learning/dismiss", manager, ids).statusCode())
                .isEqualTo(204);
        assertThat(report().getJsonArray("unanswered")).isEmpty();
    }

    @Test
    void whatCustomersCameWithIsDrawnAndShowsWhatTheBotShouldCountOn() {
        for (var said : List.of(COVERED, "hello", "Do you lend tents? I am ada@example.com", "兑换券怎么用")) {
            var talk = house.open();
            house.say(talk, said);
            assertThat(house.post(talk.at("/close"), talk.token(), new JsonObject())
                            .statusCode())
                    .isEqualTo(202);
        }

        assertThat(texts(drawn("en", 2))).containsExactlyInAnyOrder(COVERED, "Do you lend tents? I am [EMAIL_1]");
        assertThat(drawn("en", 1)).hasSize(1);
        assertThat(texts(drawn("zh", 1))).containsExactly("兑换券怎么用");

        var labelled = new JsonArray()
                .add(new JsonObject().put("text", COVERED).put("label", "voucher-redeem"))
                .add(new JsonObject().put("text", "Do you lend tents?"));
        var report = house.post("/api/v1/bot/evaluate", manager, new JsonObject().put("questions", labelled))
                .bodyAsJsonObject();
        assertThat(report.getJsonObject("outOfScopeShare").getDouble("value")).isEqualTo(0.5);
        assertThat(report.getJsonObject("outOfScopeShare").getDouble("high")).isLessThan(1);
        assertThat(report.getJsonObject("kept").getDouble("value")).isEqualTo(1);
    }

    /** Once so many were closed and counted. */
    private static JsonArray drawn(String locale, int count) {
        String path = "/api/v1/bot/questions?count=" + count + "&locale=" + locale;
        var questions = house.get(path, manager).bodyAsJsonObject().getJsonArray("questions");
        for (int i = 0; i < TRIES && questions.size() < count; i++) {
            house.vertx.timer(100, TimeUnit.MILLISECONDS).await();
            questions = house.get(path, manager).bodyAsJsonObject().getJsonArray("questions");
        }
        return questions;
    }

    private static List<String> texts(JsonArray questions) {
        return questions.stream()
                .map(one -> ((JsonObject) one).getString("text"))
                .toList();
    }

    private static int correction(House.Talk talk, String articleId) {
        return house.post(talk.at("/correction"), agent, new JsonObject().put("articleId", articleId))
                .statusCode();
    }

    private static JsonObject report() {
        return house.get("/api/v1/bot/learning?locale=en", manager).bodyAsJsonObject();
    }

    /** The report once there is something to learn. */
    private static JsonObject learned() {
        var report = report();
        for (int i = 0; i < TRIES && report.getJsonArray("unanswered").isEmpty(); i++) {
            house.vertx.timer(100, TimeUnit.MILLISECONDS).await();
            report = report();
        }
        return report;
    }
}
