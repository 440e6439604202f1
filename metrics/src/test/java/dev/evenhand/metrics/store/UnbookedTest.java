package dev.evenhand.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.PackedFacts;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The copies of rows that are not booked are all of them and nothing else, whatever comes, changes or is booked. */
class UnbookedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private DuckDBConnection connection;
    private ViewWriter writer;

    @BeforeEach
    void begin() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Schema.create(connection, MemoryView.CONTENTS);
        writer = new ViewWriter(connection, MemoryView.CONTENTS.rollups());
    }

    @AfterEach
    void end() throws SQLException {
        connection.close();
    }

    @Test
    void nothingIsCopiedBeforeAllIsBooked() throws SQLException {
        apply(0, 20, 1);
        assertThat(number("FROM unbooked")).isZero();
        book(NOW);
        theCopiesAre(7);
    }

    @Test
    void newAndChangedRowsAndNotesAreCopied() throws SQLException {
        apply(0, 20, 1);
        book(NOW);
        apply(20, 3, 2);
        theCopiesAre(7 + 2);
        apply(0, 12, 3);
        theCopiesAre(7 + 2);
        note(3);
        assertThat(number("FROM unbooked WHERE next_contact_at IS NOT NULL")).isEqualTo(1);
        theCopiesAre(7 + 2);
    }

    @Test
    void whatIsBookedLaterLeavesThem() throws SQLException {
        apply(0, 20, 1);
        book(NOW);
        book(NOW.plus(Duration.ofDays(3)));
        theCopiesAre(4);
        writer.clear();
        theCopiesAre(0);
    }

    private void theCopiesAre(long count) throws SQLException {
        String others = "FROM outcome WHERE closed_at >= (SELECT through FROM booked)";
        assertThat(number(others)).isEqualTo(count);
        assertThat(number("FROM unbooked")).isEqualTo(count);
        assertThat(number("FROM (FROM unbooked EXCEPT (" + others + "))")).isZero();
    }

    private void book(Instant now) throws SQLException {
        while (writer.advance(now)) {
            assertThat(number("FROM booked")).isEqualTo(1);
        }
    }

    /** One row a day, the first of them just now. */
    private void apply(int first, int count, int version) throws SQLException {
        ChangeSet changes = new ChangeSet();
        for (int day = first; day < first + count; day++) {
            changes.add(new StoredOutcome("c-" + day, version, facts(day, version), Contacts.NONE, version));
        }
        writer.apply(changes, Map.of());
    }

    private void note(int day) throws SQLException {
        ChangeSet changes = new ChangeSet();
        changes.add(new StoredOutcome("c-" + day, 9, null, new Contacts(NOW, NOW, null, null), 9));
        writer.apply(changes, Map.of());
    }

    private static PackedFacts facts(int number, int messages) {
        Instant closed = NOW.minus(Duration.ofDays(number % 21)).minusSeconds(60);
        String json =
                "{\"conversation\":\"c-%d\",\"customer\":\"k\",\"entry\":\"bot_first\",\"startedAt\":\"%s\",\"closedAt\":\"%s\",\"customerMessages\":%d}"
                        .formatted(number, closed.minusSeconds(60), closed, messages);
        return PackedFacts.of(
                Objects.requireNonNull(FactsJson.read(json.getBytes(StandardCharsets.UTF_8), 0, new ArrayList<>())));
    }

    private long number(String from) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
