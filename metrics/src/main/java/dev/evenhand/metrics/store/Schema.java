package dev.evenhand.metrics.store;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables and macros of the view's file. */
final class Schema {
    /** Raised with every change of {@code schema.sql}; a file of another version is deleted and rebuilt. */
    static final int VERSION = 2;

    private Schema() {}

    /** Creates tables in an empty file. */
    static void create(Connection connection, String dataset) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(tables());
        }
        try (PreparedStatement origin = connection.prepareStatement("INSERT INTO origin VALUES (?, ?)")) {
            origin.setInt(1, VERSION);
            origin.setString(2, dataset);
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
        }
    }

    /** Whether the file is of this version and holds this body of data. */
    static boolean fits(Connection connection, String dataset) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT count(*) FROM information_schema.tables WHERE table_name = 'origin'")) {
                if (!tables.next() || tables.getInt(1) == 0) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT version, dataset FROM origin")) {
                return row.next() && row.getInt(1) == VERSION && dataset.equals(row.getString(2));
            }
        }
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
