package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.rollup.Rollups;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Writes batches of entries into the view, rows and stream positions in one transaction.
 *
 * <p>New rows are staged through the appender, rows they supersede are found by one scan over a narrow key, then the
 * stage is moved over: a batch of one and a batch of fifty thousand are the same few statements. A keyed upsert would
 * cost a millisecond and a half a row and keep an index in memory.
 */
final class ViewWriter {
    /** Columns of {@code fact}, by name. */
    private static final String FACTS = FactField.ALL.stream()
            .map(FactField::column)
            .collect(Collectors.joining(", ", "conversation_key, ", ", contacts_sequence"));

    private static final String COPY = "conversation || copy AS conversation, CASE WHEN nth = 0 THEN conversation_key"
            + " ELSE (hash(conversation || copy) >> 1)::BIGINT END AS conversation_key, customer || copy AS customer,"
            + " hash(customer || copy) AS customer_key";

    /**
     * Rows that are brought among the others at once while more follow. Above 122,880 they go to the file as they are, below
     * they are written to its log first and packed anew with every few batches, which costs three times as much.
     */
    private static final int ENOUGH = 200_000;

    /** Slices of the time in which rows are copied, so that none fills the memory. */
    private static final int PARTS = 50;

    private final DuckDBConnection connection;
    private final Ledger ledger;
    private final Incoming incoming;

    ViewWriter(DuckDBConnection connection, Rollups rollups) throws SQLException {
        this.connection = connection;
        this.ledger = new Ledger(connection, rollups);
        this.incoming = new Incoming(connection);
        connection.setAutoCommit(false);
    }

    /** Applies a batch; {@code positions} are the last entries read, by stream. */
    void apply(ChangeSet changes, Map<Integer, String> positions) throws SQLException {
        apply(changes, positions, false);
    }

    /** The same; where {@code more} follows soon it may wait for that. Answers whether it can be seen. */
    boolean apply(ChangeSet changes, Map<Integer, String> positions, boolean more) throws SQLException {
        return guarded(() -> {
            if (!incoming.takes(changes)) {
                merge();
            }
            incoming.add(changes);
            incoming.positions().putAll(positions);
            if (more && incoming.rows() < ENOUGH) {
                return false;
            }
            settle();
            return true;
        });
    }

    /** Brings what waits among the rows. */
    private void settle() throws SQLException {
        if (incoming.isEmpty() && incoming.positions().isEmpty()) {
            return;
        }
        merge();
        keep(incoming.positions());
        connection.commit();
        incoming.positions().clear();
    }

    /** Books the next rows, see {@link Ledger#advance}; true while there is more to do. */
    boolean advance(Instant now) throws SQLException {
        return committed(() -> ledger.advance(now));
    }

    /**
     * Beside every row as many more under other names as make it so many in all, in the order in which they would have come:
     * to measure at sizes no import reaches.
     */
    void copyRows(int times) throws SQLException {
        committed(() -> {
            execute("CREATE OR REPLACE TEMP TABLE original AS SELECT outcome.*, " + PARTS
                    + " * date_diff('second', first, closed_at) // (date_diff('second', first, last) + 1) AS part"
                    + " FROM outcome, (SELECT min(closed_at) AS first, max(closed_at) AS last FROM outcome)");
            execute("DELETE FROM outcome");
            for (int part = 0; part < PARTS; part++) {
                execute("INSERT INTO outcome SELECT * EXCLUDE (part, nth, copy) REPLACE (" + COPY + ") FROM (SELECT *,"
                        + " CASE WHEN nth = 0 THEN '' ELSE '-' || nth END AS copy FROM original, range(" + times
                        + ") AS copies(nth) WHERE part = " + part + ")");
            }
            execute("DROP TABLE original");
            ledger.forget();
            return true;
        });
    }

    /** Forgets every row and position. */
    void clear() throws SQLException {
        committed(() -> {
            execute("DELETE FROM outcome");
            execute("DELETE FROM stream_position");
            ledger.forget();
            return true;
        });
    }

    /** Work of one transaction. */
    private interface Work {
        boolean done() throws SQLException;
    }

    private boolean committed(Work work) throws SQLException {
        return guarded(() -> {
            settle();
            boolean result = work.done();
            connection.commit();
            return result;
        });
    }

    private boolean guarded(Work work) throws SQLException {
        try {
            return work.done();
        } catch (SQLException | RuntimeException failure) {
            incoming.forget();
            incoming.positions().clear();
            connection.rollback();
            throw failure;
        }
    }

    private void merge() throws SQLException {
        if (incoming.isEmpty()) {
            return;
        }
        if (!incoming.hasNotes() && allNew()) {
            execute("INSERT INTO outcome BY NAME SELECT * FROM " + Schema.KEEPING + "('incoming')");
            ledger.arrived(Schema.KEEPING + "('incoming')");
        } else {
            correct();
        }
        incoming.forget();
    }

    private void correct() throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE staged AS FROM incoming");
        if (incoming.hasNotes()) {
            execute("INSERT INTO staged SELECT o.* REPLACE (n.version AS version, n.next_contact_at AS next_contact_at,"
                    + " n.next_same_topic_at AS next_same_topic_at, n.previous_closed_at AS previous_closed_at,"
                    + " n.previous_same_topic_closed_at AS previous_same_topic_closed_at,"
                    + " n.contacts_sequence AS contacts_sequence)"
                    + " FROM (SELECT " + FACTS + " FROM outcome) o JOIN noted n USING (conversation_key, conversation)"
                    + " WHERE o.contacts_sequence < n.contacts_sequence");
        }
        execute("UPDATE staged SET next_contact_at = o.next_contact_at, next_same_topic_at = o.next_same_topic_at,"
                + " previous_closed_at = o.previous_closed_at,"
                + " previous_same_topic_closed_at = o.previous_same_topic_closed_at,"
                + " contacts_sequence = o.contacts_sequence FROM outcome o"
                + " WHERE o.conversation_key = staged.conversation_key AND o.conversation = staged.conversation"
                + " AND o.contacts_sequence > staged.contacts_sequence");
        replace("staged");
    }

    /** Whether the staged rows take no other's place and touch no cell, as the rows of a rebuild and of most imports. */
    private boolean allNew() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet known = statement.executeQuery("SELECT count(*) FROM outcome WHERE conversation_key IN"
                        + " (SELECT conversation_key FROM appended)")) {
            known.next();
            return known.getLong(1) == 0 && ledger.spared("appended");
        }
    }

    /** Facts of a table take the place of the rows of the same conversations, and come beside the others. */
    void replace(String facts) throws SQLException {
        String same = facts + ".conversation_key = outcome.conversation_key AND " + facts
                + ".conversation = outcome.conversation";
        execute("CREATE OR REPLACE TEMP TABLE leaving AS SELECT outcome.* FROM outcome JOIN " + facts + " ON " + same);
        execute("CREATE OR REPLACE TEMP TABLE arriving AS SELECT * FROM " + Schema.KEEPING + "('" + facts + "')");
        ledger.correct("leaving", "arriving");
        execute("DELETE FROM outcome USING " + facts + " WHERE " + same);
        execute("INSERT INTO outcome BY NAME SELECT * FROM arriving");
    }

    private void keep(Map<Integer, String> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        String rows = String.join(", ", Collections.nCopies(positions.size(), "(?, ?)"));
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO stream_position VALUES " + rows)) {
            int place = 1;
            for (Map.Entry<Integer, String> position : positions.entrySet()) {
                statement.setInt(place++, position.getKey());
                statement.setString(place++, position.getValue());
            }
            statement.execute();
        }
    }

    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
