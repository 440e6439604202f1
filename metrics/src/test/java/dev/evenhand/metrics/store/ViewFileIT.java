package dev.evenhand.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Rollups;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ViewFileIT {
    /** Three headers, of which the first names the format and the others the blocks in use; then the blocks. */
    private static final long FIRST_BLOCK = 3 * 4096;

    private static final long BLOCK = 256 * 1024;
    private static final SqlQuery KEPT = SqlQuery.of("SELECT sum(number) FROM kept");

    @TempDir
    Path directory;

    private ViewOptions options;

    @BeforeEach
    void fileWithRows() throws SQLException {
        options = new ViewOptions(directory.resolve("view.duckdb"), 256, 1, 1);
        try (var view = ViewFile.open(options, MemoryView.CONTENTS);
                Statement statement = view.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT hash(range) AS number FROM range(1_000_000)");
            statement.execute("CHECKPOINT");
        }
    }

    @Test
    void aSoundFileIsKept() throws SQLException {
        try (var view = ViewFile.open(options, MemoryView.CONTENTS)) {
            assertThat(tables(view, "kept")).isOne();
        }
    }

    /** A connection left open would hold the file against every later try. */
    @Test
    void aFileThatCouldNotBeFilledIsLetGo() throws SQLException {
        Rollup odd = new Rollup("odd", Rollup.ALL, Grain.EVER, List.of(Dimension.column("nowhere")), List.of());
        Rollups broken = new Rollups(Definitions.CURRENT, Duration.ofDays(7), List.of(odd), List.of());
        Contents contents = new Contents("test", broken);
        assertThatThrownBy(() -> ViewFile.open(options, contents)).isInstanceOf(ViewFailure.class);

        try (var view = ViewFile.open(options, MemoryView.CONTENTS)) {
            assertThat(tables(view, "outcome")).isOne();
        }
    }

    @Test
    void aFileDamagedInEveryBlockIsBegunAnew() throws SQLException, IOException {
        flip(blocks());
        try (var view = ViewFile.open(options, MemoryView.CONTENTS)) {
            assertThat(tables(view, "kept")).isZero();
            assertThat(tables(view, "outcome")).isOne();
        }
    }

    @Test
    void aFileThatIsNoneIsBegunAnew() throws SQLException, IOException {
        Files.writeString(options.file(), "not a database".repeat(1000));
        try (var view = ViewFile.open(options, MemoryView.CONTENTS)) {
            assertThat(tables(view, "outcome")).isOne();
        }
    }

    @Test
    void damageThatAStatementMeetsIsMendedByTheNextStart() throws SQLException, IOException {
        flip(List.of(blockReadByRowsOnly()));
        var vertx = Vertx.vertx();
        try {
            var view = DuckOutcomeView.open(vertx, options, MemoryView.CONTENTS).await();
            assertThatThrownBy(() -> view.query(KEPT, row -> row.getString(1)).await())
                    .hasMessageContaining("Corrupt database file");
            view.close().await();
        } finally {
            vertx.close().await();
        }
        assertNextStartBeginsAnewAndOnlyThat();
    }

    private void assertNextStartBeginsAnewAndOnlyThat() throws SQLException {
        try (var view = ViewFile.open(options, MemoryView.CONTENTS);
                Statement statement = view.createStatement()) {
            assertThat(tables(view, "kept")).isZero();
            statement.execute("CREATE TABLE kept AS SELECT 1 AS number");
        }
        try (var view = ViewFile.open(options, MemoryView.CONTENTS)) {
            assertThat(tables(view, "kept")).isOne();
        }
    }

    private List<Long> blocks() throws IOException {
        return LongStream.iterate(FIRST_BLOCK, place -> place + BLOCK)
                .limit((Files.size(options.file()) - FIRST_BLOCK) / BLOCK)
                .boxed()
                .toList();
    }

    private long blockReadByRowsOnly() throws SQLException {
        try (var view = ViewFile.open(options, MemoryView.CONTENTS);
                Statement statement = view.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT block_id FROM pragma_storage_info('kept') WHERE segment_type = 'UBIGINT' LIMIT 1")) {
            row.next();
            return FIRST_BLOCK + row.getLong(1) * BLOCK;
        }
    }

    private void flip(List<Long> places) throws IOException {
        try (var file = new RandomAccessFile(options.file().toFile(), "rw")) {
            for (long place : places) {
                file.seek(place + 100);
                int was = file.read();
                file.seek(place + 100);
                file.write(~was);
            }
        }
    }

    private static int tables(DuckDBConnection view, String name) throws SQLException {
        try (Statement statement = view.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_name = '" + name + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
