package dev.evenhand.metrics.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The view's file: opened if it is sound and of today's schema and data, else deleted and begun anew.
 *
 * <p>Opening reads the catalogue, not every block. Damage further in shows in the statement that reads it, which fails;
 * the file is then {@link #condemn condemned}, and the next start begins anew.
 */
final class ViewFile {
    private static final Logger LOG = LoggerFactory.getLogger(ViewFile.class);
    /** Beside a file of which a part could not be read. */
    private static final String CONDEMNED = ".damaged";

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
        try {
            Schema.create(connection, contents);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Notes that the file is damaged if that is what a statement failed of. */
    static void condemn(ViewOptions options, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && damage(refused)) {
                LOG.error("The view is damaged and will be rebuilt at the next start: {}", firstLine(refused));
                note(beside(options.file(), CONDEMNED));
                return;
            }
        }
    }

    private static @Nullable DuckDBConnection tryOpen(ViewOptions options, Contents contents) throws SQLException {
        if (!Files.exists(options.file())) {
            return null;
        }
        try {
            DuckDBConnection connection = connect(options);
            if (!Files.exists(beside(options.file(), CONDEMNED)) && usable(connection, contents)) {
                return connection;
            }
            connection.close();
            LOG.info("The view is damaged, of another version or of another Redis; it is rebuilt");
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
        settings.setProperty("temp_directory", beside(options.file(), ".tmp").toString());
        settings.setProperty("preserve_insertion_order", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:" + options.file(), settings)
                .unwrap(DuckDBConnection.class);
    }

    /** Damage shows only when something is read; a connection left open would hold the file's old state. */
    private static boolean usable(DuckDBConnection connection, Contents contents) throws SQLException {
        try {
            boolean fits = Schema.fits(connection, contents);
            if (fits) {
                Schema.defineLabels(connection);
            }
            return fits;
        } catch (SQLException damaged) {
            connection.close();
            throw damaged;
        }
    }

    private static boolean heldElsewhere(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("Could not set lock") || message.contains("being used by another process");
    }

    private static boolean damage(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("Corrupt database file");
    }

    private static void note(Path mark) {
        try {
            Files.write(mark, new byte[0]);
        } catch (IOException failure) {
            LOG.warn("{} cannot be written: {}", mark, failure.getMessage());
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(beside(file, ".wal"));
        Files.deleteIfExists(beside(file, CONDEMNED));
        Path spills = beside(file, ".tmp");
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
