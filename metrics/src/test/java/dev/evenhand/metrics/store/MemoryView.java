package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.Facts;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The view's tables and macros in memory, filled row by row: what reports ask is answered by a real database. */
public final class MemoryView implements OutcomeView, AutoCloseable {
    private final Connection connection;

    public MemoryView() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        Schema.create(connection, "test");
        Schema.defineLabels(connection);
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
            statement.execute("INSERT INTO outcome (conversation_key, contacts_sequence," + columns
                    + ") SELECT (hash(conversation) >> 1)::BIGINT, 0, * FROM" + " read_csv('" + file
                    + "', header = true, all_varchar = true, delim = ',', nullstr = '')");
        } finally {
            Files.delete(file);
        }
        return this;
    }

    private static String line(Facts facts) {
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
