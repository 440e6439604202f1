package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import answers of the reports that are to follow it. */
class ImporterTest {
    private static final String ROW = "{\"conversation\":\"c-1\",\"customer\":\"k-1\",\"entry\":\"bot_first\","
            + "\"startedAt\":\"2026-10-01T09:00:00Z\",\"closedAt\":\"2026-10-01T09:07:30Z\"}\n";

    /** Of many batches. */
    private static final int ROWS = 50_000;

    private static final int MOST_TRIES = 50;

    @TempDir
    Path folder;

    /** Keeps nothing, and says that every row was new. */
    private static class Taking implements OutcomeLog {
        @Override
        public Future<Appended> append(List<OutcomeRow> rows) {
            return Future.succeededFuture(new Appended(rows.size(), 0, 0));
        }

        @Override
        public Future<Appended> foresee(List<OutcomeRow> rows) {
            return append(rows);
        }

        @Override
        public Future<Void> begun(CustomerContact.Begun contact) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> restoreContacts(List<OutcomeRow> rows) {
            return Future.succeededFuture();
        }
    }

    /** Refuses the last row where the first one is still held. */
    private static final class Forgetting extends Taking {
        private @Nullable WeakReference<OutcomeRow> first;
        private int taken;

        @Override
        public Future<Appended> append(List<OutcomeRow> rows) {
            WeakReference<OutcomeRow> earliest = first == null ? new WeakReference<>(rows.get(0)) : first;
            first = earliest;
            taken += rows.size();
            for (int tries = 0; taken == ROWS && earliest.get() != null; tries++) {
                if (tries == MOST_TRIES) {
                    return Future.failedFuture("the first row is still held");
                }
                System.gc();
            }
            return super.append(rows);
        }
    }

    private ImportReport imported(Future<Void> seen) throws Exception {
        return imported(ROW, new Taking(), seen);
    }

    private ImportReport imported(String rows, OutcomeLog log, Future<Void> seen) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        Vertx vertx = Vertx.vertx();
        try {
            return new Importer(vertx, log, folder, () -> seen)
                    .run(file, (step, done, total) -> {})
                    .await();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void reportsThatHoldTheRowsAreSaidTo() throws Exception {
        assertThat(imported(Future.succeededFuture()).visible()).isTrue();
    }

    @Test
    void reportsThatLagAreSaidTo() throws Exception {
        ImportReport report = imported(Future.failedFuture("the view is away"));
        assertThat(report.visible()).isFalse();
        assertThat(report.written().fresh()).isOne();
    }

    @Test
    void rowsThatAreStoredAreHeldNoLonger() throws Exception {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> ROW.replace("-1\"", "-" + row + "\""))
                .collect(Collectors.joining());
        assertThat(imported(rows, new Forgetting(), Future.succeededFuture()).rows())
                .isEqualTo(ROWS);
    }

    @Test
    void rowsThatAreLeftOutAndFactsThatAreKnownAreTold() throws Exception {
        Path file = Files.writeString(
                folder.resolve("rows.csv"),
                """
                id,who,opened,closed,state,stars
                1,k-1,2026-10-01T09:00:00Z,2026-10-01T09:05:00Z,closed,5
                2,k-2,2026-10-01T09:00:00Z,2026-10-01T09:05:00Z,closed,
                3,k-3,2026-10-01T09:00:00Z,,open,
                """);
        String mapping =
                """
                conversation = id
                customer = who
                entry = "human_first"
                startedAt = opened
                closedAt = closed
                survey.csat = stars
                skip state ? open
                """;
        Vertx vertx = Vertx.vertx();
        try {
            ImportReport report = Importer.withoutStore(vertx, folder)
                    .foreign(file, new ForeignHistory.Form(true, null, mapping), true, (step, done, total) -> {})
                    .await();
            assertThat(report.rows()).isEqualTo(2);
            assertThat(report.skipped()).isOne();
            assertThat(report.known())
                    .containsEntry("customer", 2L)
                    .containsEntry("survey.csat", 1L)
                    .containsEntry("survey.nps", 0L)
                    .doesNotContainKey("version");
        } finally {
            vertx.close().await();
        }
    }
}
