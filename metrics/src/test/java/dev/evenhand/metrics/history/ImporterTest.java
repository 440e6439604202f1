package dev.evenhand.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import answers of the reports that are to follow it. */
class ImporterTest {
    private static final String ROW = "{\"conversation\":\"c-1\",\"customer\":\"k-1\",\"entry\":\"bot_first\","
            + "\"startedAt\":\"2026-10-01T09:00:00Z\",\"closedAt\":\"2026-10-01T09:07:30Z\"}\n";

    @TempDir
    Path folder;

    /** Keeps nothing, and says that every row was new. */
    private static final class Taking implements OutcomeLog {
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
    }

    private ImportReport imported(Future<Void> seen) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), ROW);
        Vertx vertx = Vertx.vertx();
        try {
            return new Importer(vertx, new Taking(), folder, () -> seen)
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
}
