package dev.evenhand.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.PackedFacts;
import dev.evenhand.metrics.report.RolledUp;
import dev.evenhand.metrics.rollup.Booked;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The view's tables and macros in memory, filled row by row: what reports ask is answered by a real database. */
public final class MemoryView implements OutcomeView, AutoCloseable {
    static final Contents CONTENTS = new Contents("test", RolledUp.ROLLUPS);

    private final Connection connection;
    private final Editions editions = new Editions(CONTENTS.rollups());

    public MemoryView() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        Schema.create(connection, CONTENTS);
    }

    /** Books what is mature at a moment into the cells; until then everything is read from the rows. */
    public MemoryView booked(Instant now) throws SQLException {
        Ledger ledger = new Ledger(connection, CONTENTS.rollups());
        while (ledger.advance(now)) {
            assertThat(editions.booked(connection).nothing()).isFalse();
        }
        return this;
    }

    /** Adds rows in the order given, all at once: one prepared insert a row would take milliseconds each. */
    public MemoryView add(List<Facts> rows) throws SQLException, IOException {
        String columns = FactField.ALL.stream().map(FactField::column).collect(Collectors.joining(","));
        Path file = Files.createTempFile("facts", ".csv");
        try (Statement statement = connection.createStatement()) {
            Files.write(
                    file,
                    Stream.concat(Stream.of(columns), rows.stream().map(MemoryView::line))
                            .toList());
            statement.execute("CREATE OR REPLACE TEMP TABLE added AS FROM fact");
            statement.execute("INSERT INTO added (conversation_key, contacts_sequence," + columns
                    + ") SELECT (hash(conversation) >> 1)::BIGINT, 0, * FROM" + " read_csv('" + file
                    + "', header = true, all_varchar = true, delim = ',', nullstr = '')");
            statement.execute("INSERT INTO outcome BY NAME FROM keeping('added')");
        } finally {
            Files.delete(file);
        }
        return this;
    }

    /** The same rows without any cells. */
    public OutcomeView rowsOnly() {
        MemoryView all = this;
        return new OutcomeView() {
            @Override
            public <T> Future<List<T>> query(SqlQuery query, RowMapper<T> mapper) {
                return all.query(query, mapper);
            }

            @Override
            public <T> Future<List<T>> query(Question question, RowMapper<T> mapper) {
                return all.query(question.given(Booked.nothing(CONTENTS.rollups())), mapper);
            }

            @Override
            public <T> Future<T> look(Snapshot.Look<T> look) {
                return all.work(() -> look.at(new RowsAlone()));
            }

            @Override
            public <T> Future<T> work(Callable<T> work) {
                return all.work(work);
            }

            @Override
            public boolean caughtUp() {
                return true;
            }

            @Override
            public void onChange(Runnable listener) {
                all.onChange(listener);
            }
        };
    }

    /** Adds rows drawn by lot, numbered from {@code first}, which no row there has. */
    public MemoryView addRandom(long first, long count, long seed) throws SQLException {
        return replaceRandom(first, count, seed);
    }

    /** Rows drawn by lot in the place of those of the same number, or beside them, in the way the writer does it. */
    public MemoryView replaceRandom(long first, long count, long seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<RandomRows.Column> columns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("DESCRIBE fact")) {
                while (row.next()) {
                    columns.add(new RandomRows.Column(
                            row.getString(1), row.getString(2), row.getString(3).equals("NO")));
                }
            }
            statement.execute("CREATE OR REPLACE TEMP TABLE added AS FROM fact");
            statement.execute("INSERT INTO added BY NAME " + RandomRows.select(columns, first, count, seed));
            new ViewWriter(connection.unwrap(DuckDBConnection.class), CONTENTS.rollups()).replace("added");
            connection.commit();
            connection.setAutoCommit(true);
        }
        return this;
    }

    /** As it would come back from the store. */
    private static String line(Facts row) {
        Facts facts = PackedFacts.of(row).values().facts().stored(row.version(), row.contacts());
        return FactField.ALL.stream()
                .map(field -> field.reader().apply(facts))
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining(","));
    }

    /** The same in another order. */
    public MemoryView addShuffled(List<Facts> rows, long seed) throws SQLException, IOException {
        List<Facts> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return add(shuffled);
    }

    @Override
    public <T> Future<List<T>> query(Question question, RowMapper<T> mapper) {
        try {
            return query(question.given(editions.booked(connection)), mapper);
        } catch (SQLException failure) {
            return Future.failedFuture(failure);
        }
    }

    @Override
    public <T> Future<List<T>> query(SqlQuery query, RowMapper<T> mapper) {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, bound(query.parameters().get(i)));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(mapper.map(found));
                }
            }
            return Future.succeededFuture(rows);
        } catch (SQLException failure) {
            return Future.failedFuture(new ViewFailure(query.sql(), failure));
        }
    }

    /** A state in which nothing is booked. */
    private record RowsAlone() implements Snapshot {
        @Override
        public Booked booked() {
            return Booked.nothing(CONTENTS.rollups());
        }

        @Override
        public Kept kept() {
            return Kept.nothing();
        }

        @Override
        public List<Line> lines(SqlQuery query, int keys) {
            throw new UnsupportedOperationException("nothing is booked here");
        }
    }

    @Override
    public <T> Future<T> look(Snapshot.Look<T> look) {
        return work(() -> look.at(editions.seenBy(connection)));
    }

    @Override
    public <T> Future<T> work(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception failure) {
            return Future.failedFuture(failure);
        }
    }

    @Override
    public boolean caughtUp() {
        return true;
    }

    @Override
    public void onChange(Runnable listener) {
        throw new UnsupportedOperationException("nothing changes here");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return value instanceof Instant instant
                ? Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                : value;
    }
}
