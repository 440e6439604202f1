package dev.evenhand.metrics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The view's file: opened if it is sound and of today's schema and data, else deleted and begun anew. */
final class ViewFile {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFile.class);

    private ViewFile() {}

    /**
     * Opens the file; everything in it is disposable, so a damaged or outdated one is not repaired but deleted.
     *
     * @param contents what the file must hold
     * @throws ViewFailure if another process holds the file, or no file can be made
     */
    static DuckDBConnection open(ViewOptions options, Contents contents) {
        try {
            Files.createDirectories(options.file().toAbsolutePath().getParent());
            DuckDBConnection connection = tryOpen(options, contents);
            return connection == null ? fresh(options, contents) : connection;
        } catch (SQLException | IOException failure) {
            throw new ViewFailure("The view " + options.file() + " cannot be opened: " + failure.getMessage(), failure);
        }
    }

    /** The first connection of a process unpacks and loads the engine. */
    static void loadEngine() {
        try (var first = DriverManager.getConnection("jdbc:duckdb:")) {
            LOG.debug("{} is loaded", first.getMetaData().getDatabaseProductVersion());
        } catch (SQLException failure) {
            throw new ViewFailure("The view's engine cannot be loaded: " + failure.getMessage(), failure);
        }
    }

    /** Begins anew whatever the file held. */
    static DuckDBConnection fresh(ViewOptions options, Contents contents) throws SQLException, IOException {
        delete(options.file());
        DuckDBConnection connection = connect(options);
        Schema.create(connection, contents);
        return connection;
    }

    private static @Nullable DuckDBConnection tryOpen(ViewOptions options, Contents contents) throws SQLException {
        if (!Files.exists(options.file())) {
            return null;
        }
        try {
            DuckDBConnection connection = connect(options);
            if (Schema.fits(connection, contents)) {
                Schema.defineLabels(connection);
                return connection;
            }
            connection.close();
            LOG.info("The view is of another version or another Redis; it is rebuilt");
        } catch (SQLException damaged) {
            if (heldElsewhere(damaged)) {
                throw damaged;
            }
            LOG.warn("The view is damaged and is rebuilt: {}", firstLine(damaged));
        }
        return null;
    }

    private static DuckDBConnection connect(ViewOptions options) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", options.memoryMegabytes() + "MB");
        settings.setProperty("threads", Integer.toString(options.threads()));
        settings.setProperty("temp_directory", options.file() + ".tmp");
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        DuckDBConnection connection = DriverManager.getConnection("jdbc:duckdb:" + options.file(), settings)
                .unwrap(DuckDBConnection.class);
        probe(connection);
        return connection;
    }

    /** Damage shows only when something is read. */
    private static void probe(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT count(*) FROM information_schema.tables")) {
            tables.next();
        }
    }

    private static boolean heldElsewhere(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("lock") || message.contains("being used by another process");
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".wal"));
        Path spills = Path.of(file + ".tmp");
        if (Files.isDirectory(spills)) {
            try (var left = Files.list(spills)) {
                left.forEach(ViewFile::deleteSpill);
            }
        }
    }

    private static void deleteSpill(Path spill) {
        try {
            Files.deleteIfExists(spill);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
