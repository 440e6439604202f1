package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.judge.Judge;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.desk.Desk.Grade;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a closed conversation through the judge's rounds and a manager's audit to the report. */
@NullUnmarked
class AuditIT {
    @TempDir
    static Path directory;

    private static final Queue<String> READ = new ConcurrentLinkedQueue<>();
    private static House house;
    private static String manager;

    /** Says yes to everything. */
    private static final class Yes implements Judge {
        @Override
        public String model() {
            return "m-1";
        }

        @Override
        public Future<Grade> grade(List<Entry> history) {
            READ.add(history.get(0).conversation());
            return Future.succeededFuture(new Grade(Verdict.YES, "So it seems.", new ModelUse("m-1", 100, 10, .5)));
        }
    }

    @BeforeAll
    static void open() {
        house = House.judged(directory, new Yes());
        manager = house.token("manager");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<Buffer> judge(String id, String verdict, String who) {
        return house.post("/api/v1/audit/" + id, who, new JsonObject().put("verdict", verdict));
    }

    private static @Nullable JsonObject next(String who) {
        var answer = house.post("/api/v1/audit/next", who, new JsonObject());
        return answer.statusCode() == 204 ? null : answer.bodyAsJsonObject();
    }

    private static JsonObject progress() {
        return house.get("/api/v1/audit", manager).bodyAsJsonObject();
    }

    private static void until(BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    /** Asked, answered by a person with a name, closed. */
    private static House.Talk answered() {
        var talk = house.open();
        house.say(talk, "Where is my parcel?");
        house.post(talk.at("/handoff"), talk.token(), new JsonObject());
        var agent = house.atWork("agent");
        house.post(talk.at("/accept"), agent, new JsonObject());
        var reply = new JsonObject().put("clientMessageId", "r-1").put("text", "On its way, says test.");
        house.post(talk.at("/replies"), agent, reply);
        house.post(talk.at("/resolve"), agent, new JsonObject().put("disposition", "resolved"));
        return talk;
    }

    @Test
    void whatIsClosedIsGradedOnceAuditedBlindAndCounted() {
        assertThat(progress().getDouble("share")).isZero();
        var first = answered();
        answered();
        var on = house.call(HttpMethod.PUT, "/api/v1/audit", manager)
                .sendJson(new JsonObject().put("share", 1))
                .await();
        assertThat(on.bodyAsJsonObject().getString("judge")).isEqualTo("m-1");
        answered();
        until(() -> progress().getLong("graded") == 3);
        assertThat(READ).doesNotHaveDuplicates().hasSize(3);
        assertThat(progress().getJsonObject("spent").getLong("inputTokens")).isEqualTo(300);
        assertThat(progress().getJsonObject("spent").getDouble("cost")).isEqualTo(1.5);

        var shown = next(manager);
        assertThat(shown.getJsonArray("lines").encode())
                .isEqualTo("[{\"by\":\"customer\",\"text\":\"Where is my parcel?\"},"
                        + "{\"by\":\"helper\",\"text\":\"On its way, says [name].\"}]");
        assertThat(shown.encode()).doesNotContain("grade", "agent", "human_first");
        assertThat(next(manager).getString("id")).isEqualTo(shown.getString("id"));
        var colleague = house.token("manager");
        var other = next(colleague).getString("id");
        assertThat(other).isNotEqualTo(shown.getString("id"));

        var id = shown.getString("id");
        var chosen = judge(other, "yes", manager);
        assertThat(chosen.statusCode()).isEqualTo(409);
        assertThat(chosen.bodyAsString()).contains("not-drawn");
        assertThat(READ)
                .filteredOn(graded -> !graded.equals(id) && !graded.equals(other))
                .allSatisfy(undrawn ->
                        assertThat(judge(undrawn, "yes", manager).statusCode()).isEqualTo(409));
        var revealed = judge(id, "yes", manager).bodyAsJsonObject();
        assertThat(revealed.getString("grade")).isEqualTo("yes");
        assertThat(revealed.getString("reason")).isEqualTo("So it seems.");
        assertThat(revealed.getBoolean("agrees")).isTrue();
        assertThat(judge(id, "yes", manager).statusCode()).isEqualTo(200);
        assertThat(judge(id, "no", manager).statusCode()).isEqualTo(409);
        assertThat(next(manager).getString("id")).isNotEqualTo(id);
        until(() -> progress().getLong("audited") == 1);

        var report = house.get("/api/v1/reports/judged", manager).bodyAsJsonObject();
        var bot = report.getJsonObject("botFirst");
        assertThat(bot.getLong("graded")).isEqualTo(3);
        assertThat(bot.getLong("audited")).isEqualTo(1);
        assertThat(bot.getValue("corrected")).isNull();
        assertThat(house.get("/api/v1/outcomes.jsonl", manager).bodyAsString())
                .containsOnlyOnce("\"verifiedBy\":\"audit\"");
        var told = house.get(first.at("/transcript"), first.token()).bodyAsString();
        assertThat(told).doesNotContain("So it seems");
    }

    @Test
    void badWishesAreRefusedWithTheirField() {
        var wrong = judge("c-nowhere", "perhaps", manager);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.bodyAsString()).contains("verdict");
        assertThat(judge("c-nowhere", "yes", manager).statusCode()).isEqualTo(404);
        var much = house.call(HttpMethod.PUT, "/api/v1/audit", manager)
                .sendJson(new JsonObject().put("share", 1.5))
                .await();
        assertThat(much.statusCode()).isEqualTo(400);
        assertThat(much.bodyAsString()).contains("share");
        assertThat(house.post("/api/v1/audit/next", house.token("agent"), new JsonObject())
                        .statusCode())
                .isEqualTo(403);
    }
}
