package dev.evenhand.metrics.history;

import dev.evenhand.handoff.desk.StoreAway;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.outcome.OutcomeRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Imports files of facts, one JSON object a line.
 *
 * <p>The whole file is checked first; only if nothing is wrong is it written, batch by batch, the next batch being read
 * while the last one is stored. Customer by customer, whatever the order of the file. Memory stays flat whatever the size. While Redis is away the writing waits for it, up to a minute.
 */
public final class Importer {
    /** Rows appended at once: of each partition hardly ever more than one script call carries. */
    private static final int BATCH = 14_000;

    /** Of the first, so that progress shows soon. */
    private static final int FIRST_BATCH = 2_000;

    private static final int MOST_TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** After this the answer no longer waits for the view, which then follows by itself. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);

    private static final Duration LONGEST_CHECK = Duration.ofHours(1);

    private final Vertx vertx;
    private final WorkerExecutor worker;
    private final OutcomeLog log;
    private final Path scratch;
    private final Supplier<Future<Void>> seen;

    /** Without a view that is to follow: see {@link #Importer(Vertx, OutcomeLog, Path, Supplier)}. */
    public Importer(Vertx vertx, OutcomeLog log, Path scratch) {
        this(vertx, log, scratch, Future::succeededFuture);
    }

    /**
     * @param scratch directory for files that live as long as an import
     * @param seen completes when what has been stored can be seen in reports
     */
    public Importer(Vertx vertx, OutcomeLog log, Path scratch, Supplier<Future<Void>> seen) {
        this.vertx = vertx;
        this.worker =
                vertx.createSharedWorkerExecutor("history-import", 2, LONGEST_CHECK.toMinutes(), TimeUnit.MINUTES);
        this.log = log;
        this.scratch = scratch;
        this.seen = seen;
    }

    /** For dry runs only, of files by themselves. */
    public static Importer withoutStore(Vertx vertx, Path scratch) {
        return new Importer(vertx, new NoStore(), scratch);
    }

    /** Told as an import goes on; called on any thread. */
    @FunctionalInterface
    public interface Progress {
        /** Rows done so far in the step {@code checking} or {@code writing}; {@code total} is 0 while not known. */
        void at(String step, long done, long total);
    }

    /** A dry run, telling what would become of the rows; fails with {@link ImportRefused} where anything is wrong. */
    public Future<ImportReport> check(Path file, Progress progress) {
        return prepared(file, progress).compose(checked -> pass(checked, new Pass("checking", progress, log::foresee))
                .eventually(() -> closed(checked.rows())));
    }

    /**
     * Imports a file: all of it or, where anything is wrong, nothing ({@link ImportRefused}). May be repeated safely;
     * a conversation that is known already is replaced. Reports read after it has completed hold its rows, unless
     * the view lags by more than ten seconds, which the report tells.
     */
    public Future<ImportReport> run(Path file, Progress progress) {
        return prepared(file, progress)
                .compose(checked -> pass(checked, new Pass("writing", progress, log::append))
                        .eventually(() -> closed(checked.rows())))
                .compose(report -> seen.get()
                        .timeout(SEEN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .map(true)
                        .otherwise(false)
                        .map(report::visible));
    }

    /**
     * Imports, or with {@code dry} only checks, the export of another system; refused as {@link #run}, and with an {@link
     * IllegalArgumentException} where the mapping is wrong.
     */
    public Future<ImportReport> foreign(Path file, ForeignHistory.Form form, boolean dry, Progress progress) {
        return work(() -> converted(file, form)).compose(facts -> (facts.none()
                        ? Future.succeededFuture(new ImportReport(0, Appended.NONE, new KnownFacts().told()))
                        : dry ? check(facts.file(), progress) : run(facts.file(), progress))
                .map(report -> report.skipping(facts.skipped()))
                .eventually(() -> delete(facts.file())));
    }

    /** Another system's export as facts. */
    private record Facts(Path file, long rows, long skipped) {
        /** All its rows are no outcomes yet. */
        boolean none() {
            return rows == 0 && skipped > 0;
        }
    }

    private Facts converted(Path file, ForeignHistory.Form form) throws IOException {
        Files.createDirectories(scratch);
        Path facts = Files.createTempFile(scratch, "foreign-", ".jsonl");
        try {
            ForeignHistory.Converted made = ForeignHistory.convert(file, facts, form);
            return new Facts(facts, made.rows(), made.skipped());
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(facts);
            throw failure;
        }
    }

    public Future<Void> close() {
        return worker.close();
    }

    private Future<ImportReport> pass(Checked checked, Pass pass) {
        return work(() -> checked.rows().read()).compose(rows -> {
            Writing writing = new Writing(rows, pass, checked.count());
            return writing.all()
                    .eventually(() -> closed(rows))
                    .map(written -> new ImportReport(checked.count(), written, writing.known.told()));
        });
    }

    private Future<Checked> prepared(Path file, Progress progress) {
        return work(() -> {
            Files.createDirectories(scratch);
            CheckedRows rows = new CheckedRows(scratch, Files.size(file));
            try {
                return new Checked(rows, HistoryCheck.run(file, rows, progress));
            } catch (IOException | RuntimeException failure) {
                rows.close();
                throw failure;
            }
        });
    }

    private Future<Boolean> closed(AutoCloseable files) {
        return work(() -> {
            files.close();
            return true;
        });
    }

    private Future<Boolean> delete(Path rows) {
        return work(() -> Files.deleteIfExists(rows));
    }

    private <T> Future<T> work(Callable<T> callable) {
        return worker.executeBlocking(callable, false);
    }

    /** A sound file in the form to be stored. */
    private record Checked(CheckedRows rows, long count) {}

    /** What is done with all rows, batch by batch. */
    private record Pass(String step, Progress progress, Function<List<OutcomeRow>, Future<Appended>> work) {}

    /**
     * Such a pass under way: a batch is stored while the next is read, and two of them are all it holds; futures that each
     * wait for the next one would hold every row until the last is stored.
     */
    private final class Writing {
        private final CheckedRowsReader rows;
        private final Pass pass;
        private final long total;
        private final KnownFacts known = new KnownFacts();
        private Future<List<OutcomeRow>> ahead;
        private Appended written = Appended.NONE;
        private long done;

        Writing(CheckedRowsReader rows, Pass pass, long total) {
            this.rows = rows;
            this.pass = pass;
            this.total = total;
            this.ahead = read(FIRST_BATCH);
        }

        private Future<List<OutcomeRow>> read(int limit) {
            return work(() -> {
                List<OutcomeRow> batch = rows.next(limit);
                known.add(batch);
                return batch;
            });
        }

        Future<Appended> all() {
            Promise<Appended> all = Promise.promise();
            follow(all);
            return all.future();
        }

        private void follow(Promise<Appended> all) {
            step().onSuccess(more -> {
                        if (more) {
                            follow(all);
                        } else {
                            all.complete(written);
                        }
                    })
                    .onFailure(all::fail);
        }

        /** Whether there may be more. */
        private Future<Boolean> step() {
            return ahead.compose(batch -> {
                if (batch.isEmpty()) {
                    return Future.succeededFuture(false);
                }
                ahead = read(BATCH);
                return append(batch, 1).map(appended -> {
                    written = written.plus(appended);
                    done += batch.size();
                    pass.progress().at(pass.step(), done, total);
                    return true;
                });
            });
        }

        /** Appending is idempotent, so that a batch whose fate is unknown is sent again. */
        private Future<Appended> append(List<OutcomeRow> batch, int attempt) {
            return pass.work().apply(batch).recover(failure -> {
                boolean again = failure instanceof StoreAway && attempt < MOST_TRIES;
                return again
                        ? vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                                .compose(waited -> append(batch, attempt + 1))
                        : Future.failedFuture(failure);
            });
        }
    }
}
