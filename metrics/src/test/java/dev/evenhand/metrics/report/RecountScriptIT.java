package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.store.MemoryView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in {@code docs} recounts from the exported CSV, by rules of its own, what the report says. */
@NullUnmarked
class RecountScriptIT {
    private static final Offset<Double> EXACTLY = within(1e-9);

    @TempDir
    Path directory;

    /** By the strata asked for, by hours of a zone, by the defaults, which have to be coarsened, and up to a day that began elsewhere. */
    @Test
    void aScepticWithPythonGetsTheSameHeadline() throws Exception {
        assumeTrue(python(), "python3 is not installed");
        Path csv = directory.resolve("outcomes.csv");
        try (MemoryView view = new MemoryView().add(contacts().rows())) {
            view.query(SqlQuery.of(copy(csv)), row -> row.getLong(1)).result();
            same(view, csv, Map.of("strata", "topic"));
            same(view, csv, Map.of("strata", "hour,topic", "tz", "Asia/Shanghai"));
            same(view, csv, Map.of());
            same(view, csv, Map.of("strata", "topic", "to", "2026-10-02", "tz", "Pacific/Auckland"));
        }
    }

    /** Customers came several times, and the share drawn for people changed on the way. */
    @Test
    void whatChanceDecidedIsRecountedAlike() throws Exception {
        assumeTrue(python(), "python3 is not installed");
        Path csv = directory.resolve("outcomes.csv");
        try (MemoryView view = new MemoryView()
                .add(new Contacts()
                        .add(300, row -> drawn(row, row.number % 5 < 2 ? .4 : .8))
                        .rows())) {
            view.query(SqlQuery.of(copy(csv)), row -> row.getLong(1)).result();
            Comparison report = report(view, Map.of());
            JsonObject recount = recount(csv, Map.of());
            Randomised fcr = report.metrics().fcr().randomised();
            difference(recount.getJsonObject("fcr").getJsonArray("randomised"), fcr.difference());
            difference(
                    recount.getJsonObject("confirmed").getJsonArray("randomised"),
                    report.metrics().confirmed().randomised().difference());
            assertThat(fcr.difference()).isNotNull();
            assertThat(recount.getDouble("sampleRatioP")).isCloseTo(fcr.sampleRatioP(), EXACTLY);
        }
    }

    private static Contacts.Row drawn(Contacts.Row row, double toBot) {
        boolean bot = row.number % 3 > 0;
        row.entry = bot ? "bot_first" : "human_first";
        row.customer = "k-" + row.entry + toBot + row.number % 71;
        row.assignment = new Facts.Assignment("holdout", bot ? toBot : 1 - toBot);
        return row.resolved(row.number % 4 > 0).handled(60.0 + row.number % 9);
    }

    private static Contacts contacts() {
        return Contacts.kidneyStones()
                .add(60, row -> row.csat(5).handled(77.5))
                .add(25, row -> row.csat(1).handled(120.25))
                .add(40, row -> returning(row))
                .add(30, row -> byPeople(row).csat(row.number % 3 == 0 ? 2 : 4).handled(90.0 + row.number % 7))
                .add(15, row -> {
                    byPeople(row).survey = new Facts.Survey(row.startedAt, null, null, null, null, false);
                    row.startedAt = row.startedAt.plus(Duration.ofHours(9));
                    return row;
                })
                .add(20, row -> {
                    row.bot = Contacts.bot(null);
                    return row.handled(40.0);
                });
    }

    private static Contacts.Row byPeople(Contacts.Row row) {
        row.entry = "human_first";
        row.confidence = row.number % 10 / 10.0;
        return row;
    }

    private static void same(MemoryView view, Path csv, Map<String, String> parameters) throws Exception {
        Comparison report = report(view, parameters);
        JsonObject recount = recount(csv, parameters);
        assertThat(recount.getInteger("labelsThatDiffer")).isZero();
        assertThat(recount.getLong("firstContacts"))
                .isEqualTo(report.population().firstContacts());
        same(recount.getJsonObject("fcr"), report.metrics().fcr());
        same(recount.getJsonObject("confirmed"), report.metrics().confirmed());
        same(recount.getJsonObject("csat"), report.metrics().csat());
        weighted(recount.getJsonObject("csat").getJsonObject("raw"), (Raw.ByEntry)
                report.metrics().csat().raw());
        likeForLike(recount.getJsonObject("csat"), report.metrics().csat().likeForLike());
        times(recount.getJsonObject("aht"), report.metrics().aht());
    }

    private static Comparison report(MemoryView view, Map<String, String> parameters) {
        return Reports.over(view, Clock.fixed(Contacts.NOW, ZoneOffset.UTC))
                .comparison(Reports.query(parameters, Contacts.NOW))
                .result();
    }

    private static void weighted(JsonObject counted, Raw.ByEntry raw) {
        weighted(counted.getJsonObject("humanFirst").getJsonArray("weighted"), (Arm.Csat) raw.humanFirst());
    }

    private static void weighted(JsonArray own, Arm.Csat shown) {
        assertThat(own.getDouble(0)).isCloseTo(shown.weighted(), EXACTLY);
        assertThat(own.getDouble(1)).isCloseTo(shown.weightedLow(), EXACTLY);
        assertThat(own.getDouble(2)).isCloseTo(shown.weightedHigh(), EXACTLY);
    }

    private static void likeForLike(JsonObject counted, LikeForLike figure) {
        JsonObject adjusted = counted.getJsonObject("likeForLike");
        if (adjusted == null) {
            assertThat(figure.botFirst().value()).isNull();
            return;
        }
        weighted(adjusted.getJsonObject("weighted").getJsonArray("botFirst"), (Arm.Csat) figure.botFirst());
        weighted(adjusted.getJsonObject("weighted").getJsonArray("humanFirst"), (Arm.Csat) figure.humanFirst());
    }

    private static void times(JsonObject counted, Comparison.Metric metric) {
        Raw.ByEntry raw = (Raw.ByEntry) metric.raw();
        JsonObject bot = counted.getJsonObject("botFirst");
        assertThat(bot.getLong("n")).isEqualTo(raw.botFirst().n()).isEqualTo(85);
        interval(bot.getJsonArray("interval"), raw.botFirst());
        interval(counted.getJsonObject("humanFirst").getJsonArray("interval"), raw.humanFirst());
        difference(counted.getJsonArray("difference"), raw.difference());
        difference(
                counted.getJsonObject("likeForLike").getJsonArray("difference"),
                metric.likeForLike().difference());
        quantiles(counted.getJsonObject("likeForLike").getJsonObject("botFirstQuantiles"), (Arm.Seconds)
                metric.likeForLike().botFirst());
        quantiles(counted.getJsonObject("likeForLike").getJsonObject("humanFirstQuantiles"), (Arm.Seconds)
                metric.likeForLike().humanFirst());
    }

    private static void quantiles(JsonObject own, Arm.Seconds shown) {
        JsonArray median = own.getJsonArray("median");
        assertThat(median.getDouble(0)).isCloseTo(shown.median(), EXACTLY);
        assertThat(median.getDouble(1)).isCloseTo(shown.medianInterval().low(), EXACTLY);
        assertThat(median.getDouble(2)).isCloseTo(shown.medianInterval().high(), EXACTLY);
        assertThat(own.getJsonArray("p90").getDouble(0)).isCloseTo(shown.p90(), EXACTLY);
    }

    private static Contacts.Row returning(Contacts.Row row) {
        row.customer = "k-often-" + row.customer.hashCode() % 7;
        row.contacts = new Facts.Contacts(
                row.startedAt.plus(Duration.ofDays(2)), row.startedAt.plus(Duration.ofDays(2)), null, null);
        return row;
    }

    private static void same(JsonObject counted, Comparison.Metric metric) {
        Raw.ByEntry raw = (Raw.ByEntry) metric.raw();
        JsonObject own = counted.getJsonObject("raw");
        interval(own.getJsonObject("botFirst").getJsonArray("interval"), raw.botFirst());
        interval(own.getJsonObject("humanFirst").getJsonArray("interval"), raw.humanFirst());
        difference(own.getJsonArray("difference"), raw.difference());
        JsonObject adjusted = counted.getJsonObject("likeForLike");
        if (metric.likeForLike().difference() == null) {
            assertThat(adjusted).isNull();
        } else {
            difference(adjusted.getJsonArray("difference"), metric.likeForLike().difference());
            difference(
                    adjusted.getJsonArray("mantelHaenszel"),
                    metric.likeForLike().mantelHaenszel());
            assertThat(adjusted.getDouble("coverage"))
                    .isCloseTo(metric.likeForLike().coverage(), EXACTLY);
        }
    }

    private static void interval(JsonArray counted, Arm arm) {
        if (arm.n() == 0) {
            assertThat(counted).isNull();
            return;
        }
        assertThat(counted.getDouble(0)).isCloseTo(arm.value(), EXACTLY);
        assertThat(counted.getDouble(1)).isCloseTo(arm.low(), EXACTLY);
        assertThat(counted.getDouble(2)).isCloseTo(arm.high(), EXACTLY);
    }

    private static void difference(JsonArray counted, Difference difference) {
        if (difference == null) {
            assertThat(counted).isNull();
            return;
        }
        assertThat(counted.getDouble(0)).isCloseTo(difference.value(), EXACTLY);
        assertThat(counted.getDouble(1)).isCloseTo(difference.low(), EXACTLY);
        assertThat(counted.getDouble(2)).isCloseTo(difference.high(), EXACTLY);
    }

    private static String copy(Path csv) {
        return "COPY (SELECT *, '1' AS definition, '" + Contacts.NOW + "' AS as_of FROM labelled_1(INTERVAL '7 days', "
                + Times.literal(Contacts.NOW) + ")) TO '" + csv + "' (FORMAT csv, HEADER true)";
    }

    private static JsonObject recount(Path csv, Map<String, String> parameters)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "docs/recount.py", csv.toString(), "--json"));
        parameters.forEach((name, value) -> command.addAll(List.of("--" + name, value)));
        Process script = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).isZero();
        return new JsonObject(told);
    }

    private static boolean python() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("python3", "--version").start();
            return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
