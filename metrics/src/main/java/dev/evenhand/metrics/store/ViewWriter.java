package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.rollup.Rollups;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of entries into the view, rows and stream positions in one transaction.
 *
 * <p>New rows are staged through the appender, rows they supersede are found by one scan over a narrow key, then the
 * stage is moved over: a batch of one and a batch of fifty thousand are the same five statements. A keyed upsert would
 * cost a millisecond and a half a row and keep an index in memory.
 */
final class ViewWriter {
    private static final String CONTACTS =
            "next_contact_at, next_same_topic_at, previous_closed_at, previous_same_topic_closed_at, contacts_sequence";

    /** Columns of {@code fact}, by name. */
    private static final String FACTS = FactField.ALL.stream()
            .map(FactField::column)
            .collect(Collectors.joining(", ", "conversation_key, ", ", contacts_sequence"));

    private final DuckDBConnection connection;
    private final Ledger ledger;

    ViewWriter(DuckDBConnection connection, Rollups rollups) throws SQLException {
        this.connection = connection;
        this.ledger = new Ledger(connection, rollups);
        connection.setAutoCommit(false);
    }

    /** Applies a batch; {@code positions} are the last entries read, by stream. */
    void apply(ChangeSet changes, Map<Integer, String> positions) throws SQLException {
        committed(() -> {
            if (!changes.isEmpty()) {
                stage(changes);
                merge(changes);
            }
            keep(positions);
            return true;
        });
    }

    /** Books the next rows, see {@link Ledger#advance}; true while there is more to do. */
    boolean advance(Instant now) throws SQLException {
        return committed(() -> ledger.advance(now));
    }

    /** Beside every row as many more under other names as make it so many in all: to measure at sizes no import reaches. */
    void copyRows(int times) throws SQLException {
        committed(() -> {
            execute("CREATE OR REPLACE TEMP TABLE original AS SELECT conversation_key AS original FROM outcome");
            for (int copy = 1; copy < times; copy++) {
                String suffix = " || '-" + copy + "'";
                execute("INSERT INTO outcome SELECT * REPLACE (conversation" + suffix + " AS conversation,"
                        + " (hash(conversation" + suffix + ") >> 1)::BIGINT AS conversation_key, customer" + suffix
                        + " AS customer, hash(customer" + suffix + ") AS customer_key) FROM outcome"
                        + " WHERE conversation_key IN (FROM original)");
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
        try {
            boolean result = work.done();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private void stage(ChangeSet changes) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE staged AS SELECT * FROM fact");
        execute("CREATE OR REPLACE TEMP TABLE noted AS SELECT conversation_key, conversation, version, " + CONTACTS
                + " FROM fact");
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged")) {
            for (ChangeSet.Change change : changes.rows()) {
                row(rows, change);
            }
        }
        try (DuckDBAppender notes = connection.createAppender("temp", "main", "noted")) {
            for (ChangeSet.Change change : changes.notes()) {
                notes.beginRow();
                notes.append(key(change.conversation()));
                notes.append(change.conversation());
                notes.append(change.version());
                contacts(notes, change);
                notes.endRow();
            }
        }
    }

    private void merge(ChangeSet changes) throws SQLException {
        if (!changes.notes().isEmpty()) {
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
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO stream_position VALUES (?, ?)")) {
            for (Map.Entry<Integer, String> position : positions.entrySet()) {
                statement.setInt(1, position.getKey());
                statement.setString(2, position.getValue());
                statement.execute();
            }
        }
    }

    private static void row(DuckDBAppender rows, ChangeSet.Change change) throws SQLException {
        Facts facts = change.row();
        rows.beginRow();
        rows.append(key(facts.conversation()));
        for (FactField field : FactField.ALL) {
            append(rows, field.reader().apply(facts));
        }
        rows.append(change.sequence());
        rows.endRow();
    }

    private static void contacts(DuckDBAppender notes, ChangeSet.Change change) throws SQLException {
        Contacts contacts = change.contacts();
        append(notes, contacts.nextAt());
        append(notes, contacts.nextSameTopicAt());
        append(notes, contacts.previousClosedAt());
        append(notes, contacts.previousSameTopicClosedAt());
        notes.append(change.sequence());
    }

    private static void append(DuckDBAppender rows, @Nullable Object value) throws SQLException {
        if (value == null) {
            rows.appendNull();
        } else if (value instanceof String text) {
            rows.append(text);
        } else if (value instanceof Instant time) {
            rows.appendEpochMicros(time.toEpochMilli() * 1_000);
        } else if (value instanceof Integer number) {
            rows.append(number.intValue());
        } else if (value instanceof Double number) {
            rows.append(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            rows.append(flag.booleanValue());
        } else {
            rows.append(((Long) value).longValue());
        }
    }

    /** 64-bit FNV-1a of the id. */
    static long key(String conversation) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < conversation.length(); i++) {
            hash = (hash ^ conversation.charAt(i)) * 0x100000001b3L;
        }
        return hash;
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
