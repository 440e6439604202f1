package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.store.ChangeSet.Change;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Batches on their way into the view: in temporary tables of the writer's transaction, not yet among the other rows.
 *
 * <p>Rows are in {@code appended}, which has no column nobody fills; {@code incoming} has them all; notes are in {@code
 * noted}.
 */
final class Incoming {
    private static final String CONTACTS =
            "next_contact_at, next_same_topic_at, previous_closed_at, previous_same_topic_closed_at, contacts_sequence";

    private final DuckDBConnection connection;
    private final Set<Long> keys = new HashSet<>();
    private final Map<Integer, String> positions = new HashMap<>();
    private BitSet places = new BitSet();
    private boolean notes;

    Incoming(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Where the streams have been read to with these batches, by stream. */
    Map<Integer, String> positions() {
        return positions;
    }

    boolean isEmpty() {
        return keys.isEmpty() && !notes;
    }

    int rows() {
        return keys.size();
    }

    boolean hasNotes() {
        return notes;
    }

    /** Whether a batch can come beside the rows here: of other conversations, without notes, and with columns for its facts. */
    boolean takes(ChangeSet changes) {
        if (isEmpty()) {
            return true;
        }
        BitSet more = Staging.places(changes.rows());
        more.andNot(places);
        return !notes
                && changes.notes().isEmpty()
                && more.isEmpty()
                && changes.rows().stream().noneMatch(row -> keys.contains(Staging.key(row.conversation())));
    }

    void add(ChangeSet changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        if (isEmpty()) {
            begin(changes);
        }
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "appended")) {
            Staging.rows(rows, places, changes.rows());
        }
        for (Change row : changes.rows()) {
            keys.add(Staging.key(row.conversation()));
        }
    }

    private void begin(ChangeSet changes) throws SQLException {
        places = Staging.places(changes.rows());
        notes = !changes.notes().isEmpty();
        String columns = places.stream()
                .mapToObj(place -> FactField.ALL.get(place).column())
                .collect(Collectors.joining(", "));
        execute("CREATE OR REPLACE TEMP TABLE appended AS SELECT conversation_key, " + columns
                + ", contacts_sequence FROM fact");
        execute("CREATE OR REPLACE TEMP VIEW incoming AS FROM fact UNION ALL BY NAME FROM appended");
        if (notes) {
            execute("CREATE OR REPLACE TEMP TABLE noted AS SELECT conversation_key, conversation, version, " + CONTACTS
                    + " FROM fact");
            try (DuckDBAppender noted = connection.createAppender("temp", "main", "noted")) {
                Staging.notes(noted, changes.notes());
            }
        }
    }

    /** To be called once the rows are among the others, or given up. */
    void forget() {
        keys.clear();
        notes = false;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
