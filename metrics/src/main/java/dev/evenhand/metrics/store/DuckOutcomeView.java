package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Rollups;
import dev.evenhand.metrics.store.OutcomeSource.StoredEntry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The view over a DuckDB file: several readers, one writer, each on its own named worker.
 *
 * <p>DuckDB keeps snapshots apart by itself, so readers never wait for the writer. Parallelism inside one query and
 * between queries shares the threads of {@link ViewOptions}.
 */
public final class DuckOutcomeView implements OutcomeView {
    /** Above this many queries at once the callers are better told to come back. */
    private static final int MOST_WAITING = 256;

    private static final int LONGEST_EXPORT_MINUTES = 10;

    private final ViewOptions options;
    private final DuckDBConnection connection;
    private final ViewWriter writer;
    private final WorkerExecutor writing;
    private final WorkerExecutor reading;
    private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Editions editions;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean caughtUp;

    private DuckOutcomeView(Vertx vertx, ViewOptions options, Opened opened, WorkerExecutor writing)
            throws SQLException {
        this.options = options;
        this.connection = opened.connection;
        this.writer = new ViewWriter(connection.duplicate(), opened.rollups);
        this.editions = new Editions(opened.rollups);
        this.writing = writing;
        this.reading = vertx.createSharedWorkerExecutor(
                "view-reader-" + options.file(), options.readers(), LONGEST_EXPORT_MINUTES, TimeUnit.MINUTES);
    }

    private record Opened(DuckDBConnection connection, Rollups rollups) {}

    /** Opens (or begins) the file; fails with {@link ViewFailure}. */
    public static Future<DuckOutcomeView> open(Vertx vertx, ViewOptions options, Contents contents) {
        WorkerExecutor writing = vertx.createSharedWorkerExecutor("view-writer-" + options.file(), 1);
        Callable<DuckOutcomeView> opening = () -> new DuckOutcomeView(
                vertx, options, new Opened(ViewFile.open(options, contents), contents.rollups()), writing);
        return writing.executeBlocking(opening, true).onFailure(failure -> writing.close());
    }

    /** Loads the engine ahead of the first view; blocking, about a second, fails with {@link ViewFailure}. */
    public static void loadEngine() {
        ViewFile.loadEngine();
    }

    @Override
    public <T> Future<List<T>> query(SqlQuery query, RowMapper<T> mapper) {
        return onReader(reader -> rows(reader, query, mapper));
    }

    @Override
    public <T> Future<List<T>> query(Question question, RowMapper<T> mapper) {
        return onReader(
                reader -> inTransaction(reader, () -> rows(reader, question.given(editions.booked(reader)), mapper)));
    }

    @Override
    public <T> Future<T> look(Snapshot.Look<T> look) {
        return onReader(reader -> inTransaction(reader, () -> look.at(editions.seenBy(reader))));
    }

    /** What is read of one state. */
    private interface Reading<T> {
        T done() throws SQLException;
    }

    private static <T> T inTransaction(DuckDBConnection reader, Reading<T> reading) throws SQLException {
        reader.setAutoCommit(false);
        try {
            return reading.done();
        } finally {
            reader.setAutoCommit(true);
        }
    }

    @Override
    public <T> Future<T> work(Callable<T> work) {
        return reading.executeBlocking(work, false);
    }

    /** Runs a statement that answers nothing, such as an export, on a reader. */
    public Future<Void> run(SqlQuery query) {
        return onReader(reader -> {
                    try (PreparedStatement statement = prepared(reader, query)) {
                        statement.execute();
                    }
                    return true;
                })
                .mapEmpty();
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Where the streams have been read to. */
    Future<Map<Integer, String>> positions() {
        return query(
                        SqlQuery.of("SELECT stream, entry FROM stream_position"),
                        row -> Map.entry(row.getInt(1), row.getString(2)))
                .map(rows -> {
                    Map<Integer, String> positions = new HashMap<>();
                    rows.forEach(row -> positions.put(row.getKey(), row.getValue()));
                    return positions;
                });
    }

    /**
     * Applies entries with the positions they lead to, all or nothing; where {@code more} follows soon they may wait for
     * that. Completes with whether they can be seen.
     */
    Future<Boolean> apply(List<StoredEntry> entries, Map<Integer, String> positions, boolean more) {
        return onWriter(() -> {
            ChangeSet changes = new ChangeSet();
            for (StoredEntry entry : entries) {
                StoredOutcome.of(entry).forEach(changes::add);
            }
            return writer.apply(changes, positions, more);
        });
    }

    /** Books rows into the cells that reports read, some at a time; completes with whether there is more to do. */
    public Future<Boolean> advance(Instant now) {
        return onWriter(() -> writer.advance(now));
    }

    /** See {@link ViewWriter#copyRows}. */
    public Future<Void> copyRows(int times) {
        return this.<@Nullable Void>onWriter(() -> {
            writer.copyRows(times);
            return null;
        });
    }

    /** Forgets everything, so that it is read anew from the streams. */
    Future<Void> clear() {
        return this.<@Nullable Void>onWriter(() -> {
            writer.clear();
            return null;
        });
    }

    void tellCaughtUp() {
        caughtUp = true;
    }

    void tellChanged() {
        listeners.forEach(Runnable::run);
    }

    /** Waits for the running batch and closes the file. */
    public Future<Void> close() {
        return writing.<@Nullable Void>executeBlocking(
                        () -> {
                            writer.close();
                            for (DuckDBConnection reader = idle.poll(); reader != null; reader = idle.poll()) {
                                reader.close();
                            }
                            connection.close();
                            return null;
                        },
                        true)
                .eventually(() -> Future.join(reading.close(), writing.close()));
    }

    private <T> Future<T> onWriter(Callable<T> work) {
        return writing.executeBlocking(work, true).onFailure(failure -> ViewFile.condemn(options, failure));
    }

    /** Work on a reader's connection. */
    private interface Work<T> {
        T on(DuckDBConnection reader) throws SQLException;
    }

    private <T> Future<T> onReader(Work<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new ViewBusy("Too many reports are being made; ask again in a moment."));
        }
        return reading.executeBlocking(() -> borrowed(work), false).onComplete(done -> waiting.decrementAndGet());
    }

    private <T> T borrowed(Work<T> work) throws SQLException {
        DuckDBConnection pooled = idle.poll();
        DuckDBConnection reader = pooled == null ? connection.duplicate() : pooled;
        try {
            return work.on(reader);
        } catch (SQLException failure) {
            ViewFile.condemn(options, failure);
            throw new ViewFailure("The view refused a statement: " + failure.getMessage(), failure);
        } finally {
            idle.add(reader);
        }
    }

    /** A statement that is prepared is planned twice, since DuckDB keeps no plan that reads a table: so only where it must be. */
    private static <T> List<T> rows(DuckDBConnection reader, SqlQuery query, RowMapper<T> mapper) throws SQLException {
        if (query.parameters().isEmpty()) {
            try (Statement statement = reader.createStatement();
                    ResultSet result = statement.executeQuery(query.sql())) {
                return mapped(result, mapper);
            }
        }
        try (PreparedStatement statement = prepared(reader, query);
                ResultSet result = statement.executeQuery()) {
            return mapped(result, mapper);
        }
    }

    private static <T> List<T> mapped(ResultSet result, RowMapper<T> mapper) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(mapper.map(result));
        }
        return rows;
    }

    private static PreparedStatement prepared(DuckDBConnection reader, SqlQuery query) throws SQLException {
        PreparedStatement statement = reader.prepareStatement(query.sql());
        int place = 1;
        for (Object parameter : query.parameters()) {
            statement.setObject(place++, bound(parameter));
        }
        return statement;
    }

    private static @Nullable Object bound(@Nullable Object parameter) {
        if (parameter instanceof Instant time) {
            return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        }
        if (parameter instanceof Duration duration) {
            return duration.toMillis() + " milliseconds";
        }
        return parameter;
    }
}
