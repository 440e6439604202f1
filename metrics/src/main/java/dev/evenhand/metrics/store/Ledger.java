package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Book;
import dev.evenhand.metrics.rollup.Booked;
import dev.evenhand.metrics.rollup.Rollups;
import dev.evenhand.metrics.rollup.Times;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps the cells true to the rows, in the writer's transactions.
 *
 * <p>Booked is what closed before a moment that moves on with the clock, so that every booked row is mature; what closed
 * since is read from the rows, of which there are copies apart once all is booked: where history was imported, a week's
 * rows lie scattered among all. A booked row that changes is booked out and in again. Where a batch changes many, as an
 * import of history does, all is forgotten at once and booked anew when the writer has time.
 */
final class Ledger {
    /** Changed rows of one batch above which booking anew costs less than correcting. */
    private static final long MOST_CORRECTED = 5_000;

    /** Rows booked in one transaction, a fraction of a second's work. */
    private static final long STEP = 200_000;

    /** Cells are merged once they are so many times as many as after the last time. */
    private static final double OVERGROWN = 1.5;

    private static final long FEW = 20_000;

    private final Connection connection;
    private final Rollups rollups;
    private final Map<String, Long> merged = new HashMap<>();

    Ledger(Connection connection, Rollups rollups) {
        this.connection = connection;
        this.rollups = rollups;
    }

    private Booked booked() throws SQLException {
        return booked(connection, rollups);
    }

    /** What is booked, as the connection sees it now. */
    static Booked booked(Connection connection, Rollups rollups) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT through, earliest, latest, apart, edition FROM booked")) {
            return row.next()
                    ? new Booked(rollups, time(row, 1), time(row, 2), time(row, 3), row.getBoolean(4), row.getLong(5))
                    : Booked.nothing(rollups);
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /**
     * Books out what is about to leave {@code outcome} and in what is about to come: both tables have rows of it, those
     * not yet booked included.
     */
    void correct(String leaving, String arriving) throws SQLException {
        Booked booked = booked();
        if (booked.nothing()) {
            return;
        }
        String through = " WHERE closed_at < " + Times.literal(booked.through());
        long changed = count(leaving + through) + count(arriving + through);
        if (changed > MOST_CORRECTED) {
            forget();
        } else if (changed > 0) {
            label("out_of_books", rollups.labelled("'" + leaving + "'") + through);
            label("into_books", rollups.labelled("'" + arriving + "'") + through);
            for (Book book : rollups.books()) {
                execute(book.bookOut("out_of_books"));
                execute(book.bookIn("into_books"));
            }
            execute("UPDATE booked SET earliest = least(earliest, (SELECT min(started_at) FROM " + arriving + through
                    + ")), latest = greatest(latest, (SELECT max(started_at) FROM " + arriving + through
                    + ")), edition = " + newEdition());
        }
        if (booked.apart() && changed <= MOST_CORRECTED) {
            execute("DELETE FROM " + Booked.UNBOOKED + " USING " + leaving + " WHERE " + leaving
                    + ".conversation_key = unbooked.conversation_key AND " + leaving
                    + ".conversation = unbooked.conversation");
            copyApart(arriving, booked.through());
        }
    }

    /** Keeps copies of those rows of a table that are not booked, where such are kept. */
    void arrived(String rows) throws SQLException {
        Booked booked = booked();
        if (booked.apart()) {
            copyApart(rows, booked.through());
        }
    }

    /** Drawn by lot, so that none comes again after all was forgotten or a transaction came to nothing. */
    private static long newEdition() {
        return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    }

    private void copyApart(String rows, Instant through) throws SQLException {
        execute("INSERT INTO " + Booked.UNBOOKED + " BY NAME SELECT * FROM " + rows + " WHERE closed_at >= "
                + Times.literal(through));
    }

    /**
     * Whether facts can come beside the others without a correction; cells that too many would touch are forgotten, and those
     * of fewer rows than come, as where history is imported first of all.
     */
    boolean spared(String facts) throws SQLException {
        Booked booked = booked();
        long changed = booked.nothing() ? 0 : count(facts + " WHERE closed_at < " + Times.literal(booked.through()));
        if (changed == 0) {
            return true;
        }
        boolean many = changed > MOST_CORRECTED || changed > count(Booked.ROWS);
        if (many) {
            forget();
        }
        return many;
    }

    /** Leaves everything to the rows. */
    void forget() throws SQLException {
        for (Book book : rollups.books()) {
            execute(book.clear());
        }
        execute("DELETE FROM booked");
        execute("DELETE FROM " + Booked.UNBOOKED);
        merged.clear();
    }

    /**
     * Books the next rows that are mature at a moment, about {@value #STEP}, or merges an overgrown table; false where
     * there is nothing left to do before the next hour.
     */
    boolean advance(Instant now) throws SQLException {
        Instant target = now.minus(rollups.window()).truncatedTo(ChronoUnit.HOURS);
        Booked booked = booked();
        if (!booked.through().isBefore(target)) {
            return mergeOvergrown();
        }
        String between = booked.nothing() ? "" : "closed_at >= " + Times.literal(booked.through()) + " AND ";
        String table = booked.apart() ? Booked.UNBOOKED : Booked.ROWS;
        String rows = table + " WHERE " + between + "closed_at < " + Times.literal(target);
        long left = count(rows);
        Instant through = left <= STEP ? target : next(rows);
        label(
                "step",
                rollups.labelled("'" + table + "'") + " WHERE " + between + "closed_at < " + Times.literal(through));
        for (Book book : rollups.books()) {
            execute(book.bookIn("step"));
        }
        boolean apart = booked.apart() || through.equals(target);
        move(through, apart);
        setApart(booked.apart(), apart, through);
        return true;
    }

    private void setApart(boolean before, boolean now, Instant through) throws SQLException {
        if (before) {
            execute("DELETE FROM " + Booked.UNBOOKED + " WHERE closed_at < " + Times.literal(through));
        } else if (now) {
            copyApart(Booked.ROWS, through);
        }
    }

    /** Labels rows once for all books; planning it for each would take longer than booking a few. */
    private void label(String table, String rows) throws SQLException {
        execute("CREATE OR REPLACE TEMP TABLE " + table + " AS SELECT " + rollups.read() + " FROM " + rows);
    }

    /** The end of the hour by which so many of the rows closed as one step takes. */
    private Instant next(String rows) throws SQLException {
        String hours = "(SELECT date_trunc('hour', closed_at)::TIMESTAMP AS hour, sum(count(*)) OVER (ORDER BY hour) AS"
                + " closed FROM " + rows + " GROUP BY hour)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT min(hour) + INTERVAL '1 hour' FROM " + hours + " WHERE closed >= " + STEP)) {
            row.next();
            return time(row, 1);
        }
    }

    private void move(Instant through, boolean apart) throws SQLException {
        String time = Times.literal(through);
        execute("CREATE OR REPLACE TEMP TABLE moved AS SELECT " + time + " AS through,"
                + " least(min(started_at), (SELECT min(earliest) FROM booked)) AS earliest,"
                + " greatest(max(started_at), (SELECT max(latest) FROM booked)) AS latest FROM step");
        execute("DELETE FROM booked");
        execute("INSERT INTO booked SELECT through, coalesce(earliest, " + time + "), coalesce(latest, " + time + "), "
                + apart + ", " + newEdition() + " FROM moved");
    }

    private boolean mergeOvergrown() throws SQLException {
        for (Book book : rollups.books()) {
            long cells = count(book.name());
            if (cells > FEW && cells > OVERGROWN * merged.getOrDefault(book.name(), 0L)) {
                execute(book.merge());
                merged.put(book.name(), count(book.name()));
                return true;
            }
        }
        return false;
    }

    private long count(String from) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + from)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(List<String> statements) throws SQLException {
        for (String statement : statements) {
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
