package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeRow;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sound rows on their way from the check to the store, in files by customer: so all contacts a file has of one are met
 * together, whatever its order and size, and their neighbours are worked out once.
 *
 * <p>Beside them the ids, in files of their own, to find conversations that stand in several lines.
 */
final class CheckedRows implements AutoCloseable {
    private static final long BYTES_A_FILE = 24L * 1024 * 1024;
    private static final int MOST_FILES = 256;

    private final List<Path> rowFiles = new ArrayList<>();
    private final List<Path> idFiles = new ArrayList<>();
    private final List<OutputStream> rows = new ArrayList<>();
    private final List<OutputStream> ids = new ArrayList<>();
    private BitSet passed = new BitSet();

    /** For a file of so many bytes; fails if {@code scratch} cannot be written. */
    CheckedRows(Path scratch, long bytes) throws IOException {
        int files = (int) Math.min(MOST_FILES, 1 + bytes / BYTES_A_FILE);
        try {
            for (int i = 0; i < files; i++) {
                rows.add(opened(rowFiles, Files.createTempFile(scratch, "import-", ".rows")));
                ids.add(opened(idFiles, Files.createTempFile(scratch, "import-", ".ids")));
            }
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private static OutputStream opened(List<Path> files, Path file) throws IOException {
        files.add(file);
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 15);
    }

    /** Some rows in bytes, made on any thread. */
    final class Portion {
        private final List<ByteArrayOutputStream> rowBytes = new ArrayList<>();
        private final List<ByteArrayOutputStream> idBytes = new ArrayList<>();

        private Portion() {
            for (int i = 0; i < rowFiles.size(); i++) {
                rowBytes.add(new ByteArrayOutputStream(1 << 14));
                idBytes.add(new ByteArrayOutputStream(1 << 10));
            }
        }

        void add(long line, OutcomeRow row) {
            long customer = key(row.customer());
            long id = key(row.conversation());
            try {
                DataOutputStream out = new DataOutputStream(of(rowBytes, customer));
                out.writeLong(line);
                row.write(out);
                DataOutputStream beside = new DataOutputStream(of(idBytes, id));
                beside.writeLong(id);
                beside.writeLong(line);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    Portion portion() {
        return new Portion();
    }

    void add(Portion portion) throws IOException {
        for (int i = 0; i < rows.size(); i++) {
            portion.rowBytes.get(i).writeTo(rows.get(i));
            portion.idBytes.get(i).writeTo(ids.get(i));
        }
    }

    /**
     * Leaves of every conversation one row.
     *
     * @param file the rows came from
     * @return how many are left out, see {@link Repetitions#settle}
     */
    int settle(Path file) throws IOException {
        finish();
        passed = Repetitions.settle(file, suspects());
        return passed.cardinality();
    }

    /** To be read from now on, customer by customer. */
    CheckedRowsReader read() throws IOException {
        finish();
        return new CheckedRowsReader(rowFiles, passed);
    }

    /** Lines of the conversations that seem to stand in more than one. */
    private BitSet suspects() throws IOException {
        BitSet suspects = new BitSet();
        for (Path file : idFiles) {
            Map<Long, Long> firsts = new HashMap<>();
            LongBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
            while (pairs.hasRemaining()) {
                long id = pairs.get();
                long line = pairs.get();
                Long first = firsts.putIfAbsent(id, line);
                if (first != null) {
                    suspects.set(Math.toIntExact(first));
                    suspects.set(Math.toIntExact(line));
                }
            }
        }
        return suspects;
    }

    private void finish() throws IOException {
        for (OutputStream stream : rows) {
            stream.close();
        }
        for (OutputStream stream : ids) {
            stream.close();
        }
    }

    private static <T> T of(List<T> files, long key) {
        return files.get((int) Long.remainderUnsigned(key, files.size()));
    }

    /** 64 bits, well mixed. */
    static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }

    /** Deletes the files. */
    @Override
    public void close() throws IOException {
        finish();
        for (Path file : rowFiles) {
            Files.deleteIfExists(file);
        }
        for (Path file : idFiles) {
            Files.deleteIfExists(file);
        }
    }
}
