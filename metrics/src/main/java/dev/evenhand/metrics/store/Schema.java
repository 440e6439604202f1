package dev.evenhand.metrics.store;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.rollup.Book;
import dev.evenhand.metrics.rollup.Booked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The tables and macros of the view's file. */
final class Schema {
    /**
     * Raised with every change of {@code schema.sql} or of how stored rows are read; a file of another version is deleted
     * and rebuilt.
     */
    static final int VERSION = 9;

    /** The macro that adds to a table of facts, named by a text, what a row of {@code outcome} keeps beside them. */
    static final String KEEPING = "keeping";

    /** Customers are told apart by a number where only that matters; a text costs five times as much. */
    private static final String KEPT =
            "SELECT *, hash(customer) AS customer_key FROM (" + Definitions.CURRENT.keeping("query_table(facts)") + ")";

    private Schema() {}

    /** Creates tables in an empty file. */
    static void create(Connection connection, Contents contents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(tables());
            statement.execute(Definitions.CURRENT.createStateType());
            statement.execute("CREATE MACRO " + KEEPING + "(facts) AS TABLE " + KEPT);
            statement.execute("CREATE TABLE outcome AS SELECT * FROM " + KEEPING + "('fact') LIMIT 0");
            statement.execute("CREATE TABLE " + Booked.UNBOOKED + " AS FROM outcome");
            defineLabels(connection);
            for (Book book : contents.rollups().books()) {
                for (String created : book.create(contents.rollups().labelled("'outcome'"))) {
                    statement.execute(created);
                }
            }
        }
        try (PreparedStatement origin = connection.prepareStatement("INSERT INTO origin VALUES (?, ?, ?)")) {
            origin.setInt(1, VERSION);
            origin.setString(2, contents.dataset());
            origin.setInt(3, rules(contents));
            origin.execute();
        }
    }

    /** Creates or replaces the macros; done at every start, since a rule's text may change without a table doing so. */
    static void defineLabels(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Definition definition : Definitions.ALL) {
                statement.execute(definition.createMacro(definition.macro()));
            }
            statement.execute(Definitions.CURRENT.createMacro("labelled"));
            statement.execute(Definitions.CURRENT.createMacroOver());
        }
    }

    /** Whether the file is of this version and holds this body of data. */
    static boolean fits(Connection connection, Contents contents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT count(*) FROM information_schema.tables WHERE table_name = 'origin'")) {
                if (!tables.next() || tables.getInt(1) == 0) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT * FROM origin")) {
                return row.next()
                        && row.getInt(1) == VERSION
                        && contents.dataset().equals(row.getString(2))
                        && row.getInt(3) == rules(contents);
            }
        }
    }

    /** Differs where a kept label or a rollup is made otherwise. */
    private static int rules(Contents contents) {
        return Objects.hash(KEPT, contents.rollups().toString());
    }

    private static String tables() {
        try (InputStream resource = Schema.class.getResourceAsStream("schema.sql")) {
            if (resource == null) {
                throw new IllegalStateException("schema.sql is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
