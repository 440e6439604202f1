package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Booked;
import dev.evenhand.metrics.rollup.Rollups;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers what was read of the newest edition of the books, for all connections of a view. */
final class Editions {
    private final Rollups rollups;
    private final AtomicReference<Kept> newest = new AtomicReference<>(Kept.nothing());

    Editions(Rollups rollups) {
        this.rollups = rollups;
    }

    /** What is booked, as a connection sees it now. */
    Booked booked(Connection connection) throws SQLException {
        return Ledger.booked(connection, rollups);
    }

    /** What a connection sees; it must be in a transaction. */
    Snapshot seenBy(Connection connection) throws SQLException {
        Booked booked = booked(connection);
        return new Seen(connection, booked, kept(booked));
    }

    private Kept kept(Booked booked) {
        return newest.updateAndGet(kept -> kept.edition() == booked.edition() ? kept : kept.of(booked.edition()));
    }

    private record Seen(Connection connection, Booked booked, Kept kept) implements Snapshot {
        @Override
        public List<Line> lines(SqlQuery query, int keys) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query.sql())) {
                List<Line> lines = new ArrayList<>();
                while (result.next()) {
                    lines.add(Line.of(result, keys));
                }
                return lines;
            }
        }
    }
}
