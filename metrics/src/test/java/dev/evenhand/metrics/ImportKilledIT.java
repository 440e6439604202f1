package dev.evenhand.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.redis.EmbeddedRedis;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.store.Exporter.Format;
import dev.evenhand.metrics.store.Exporter.Selection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process is killed while it writes. */
@NullUnmarked
class ImportKilledIT {
    private static final int ROWS = 20_000;
    private static final String ROW = "{\"conversation\":\"c-%d\",\"customer\":\"k-%d\",\"entry\":\"bot_first\","
            + "\"startedAt\":\"%s\",\"closedAt\":\"%s\",\"topic\":\"t-%d\"}";

    @TempDir
    Path directory;

    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void doneAgainItGivesTheSameRowsAsOnce() throws Exception {
        Path history = Files.write(
                directory.resolve("history.jsonl"),
                IntStream.range(0, ROWS).mapToObj(ImportKilledIT::row).toList());
        EmbeddedRedis torn = await(EmbeddedRedis.start(vertx, directory.resolve("torn")));
        EmbeddedRedis whole = await(EmbeddedRedis.start(vertx, directory.resolve("whole")));

        killedWhileWriting(torn.url(), history);
        House again = new House(torn.url(), directory.resolve("again"));
        Appended rest = again.imported(history);
        assertThat(rest.unchanged()).isPositive();
        assertThat(rest.fresh()).isPositive();
        House once = new House(whole.url(), directory.resolve("once"));
        assertThat(once.imported(history)).isEqualTo(new Appended(ROWS, 0, 0));

        List<String> expected = once.rows();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!again.rows().equals(expected) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(again.rows()).hasSize(ROWS).isEqualTo(expected);
        assertThat(expected.get(1)).contains("ContactAt");
        again.close();
        once.close();
        await(torn.stop());
        await(whole.stop());
    }

    /** The same customer comes back every few days, so that most rows have neighbours in the file. */
    private static String row(int number) {
        Instant start = Instant.parse("2026-08-01T00:00:00Z").plusSeconds(number * 97L);
        return ROW.formatted(number, number % 4_501, start, start.plusSeconds(300), number % 5);
    }

    private void killedWhileWriting(String redis, Path history) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ImportingProcess.class.getName(),
                        redis,
                        directory.resolve("killed").toString(),
                        history.toString())
                .redirectErrorStream(true)
                .start();
        boolean writing = false;
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null && !writing; line = told.readLine()) {
                writing = line.startsWith("writing ");
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(writing).isTrue();
        assertThat(process.waitFor()).as("killed, not ended").isNotZero();
    }

    /** The measurement over a Redis. */
    private final class House {
        private final Path own;
        private final Handoff handoff;
        private final Metrics metrics;

        House(String redis, Path own) throws IOException {
            this.own = Files.createDirectories(own);
            handoff = await(Handoff.start(vertx, HandoffOptions.embedded(own).withRedisUrl(redis)));
            metrics = await(Metrics.start(
                    vertx,
                    MetricsOptions.in(own),
                    new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk())));
        }

        Appended imported(Path history) {
            return await(metrics.importer().run(history, (step, done, total) -> {}))
                    .written();
        }

        /** By conversation, without their versions: a row that was noted again has a higher one. */
        List<String> rows() throws IOException {
            Path file = own.resolve("rows.jsonl");
            Selection all = new Selection(null, null, Duration.ofDays(7), Instant.parse("2026-12-01T00:00:00Z"));
            await(metrics.exporter().write(Format.JSONL, all, file));
            return Files.readAllLines(file).stream()
                    .map(row -> row.replaceFirst("\"version\":\\d+,?", ""))
                    .sorted()
                    .toList();
        }

        void close() {
            await(metrics.stop());
            await(handoff.stop());
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
