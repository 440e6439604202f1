package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeRow;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads checked rows in batches, all of a customer in one wherever that is possible. */
final class CheckedRowsReader implements AutoCloseable {
    /** Rows held at once; a file has fewer, unless the import is huge or one customer has most of it. */
    private static final int HELD = 50_000;

    private final Iterator<Path> files;
    private final BitSet passed;
    private final Queue<List<OutcomeRow>> customers = new ArrayDeque<>();
    private @Nullable DataInputStream open;

    /** Leaves the lines out that are {@code passed} over. */
    CheckedRowsReader(List<Path> files, BitSet passed) {
        this.files = files.iterator();
        this.passed = passed;
    }

    /** With the line it stood in. */
    private record Numbered(long line, OutcomeRow row) {}

    /** The next rows, about {@code limit}; empty at the end. */
    List<OutcomeRow> next(int limit) throws IOException {
        List<OutcomeRow> batch = new ArrayList<>(limit);
        while (batch.size() < limit && (!customers.isEmpty() || fill(limit))) {
            batch.addAll(customers.remove());
        }
        return batch;
    }

    /** Gathers the next rows by customer; false when there are none. */
    private boolean fill(int limit) throws IOException {
        Map<String, List<OutcomeRow>> gathered = new LinkedHashMap<>();
        while (gathered.isEmpty() && opened()) {
            for (int held = 0; held < HELD; held++) {
                Numbered next = row();
                if (next == null) {
                    break;
                }
                if (passed.isEmpty() || !passed.get(Math.toIntExact(next.line()))) {
                    gathered.computeIfAbsent(next.row().customer(), customer -> new ArrayList<>(2))
                            .add(next.row());
                }
            }
        }
        gathered.values().forEach(rows -> cut(rows, limit));
        return !customers.isEmpty();
    }

    private void cut(List<OutcomeRow> rows, int limit) {
        for (int from = 0; from < rows.size(); from += limit) {
            customers.add(rows.subList(from, Math.min(rows.size(), from + limit)));
        }
    }

    /** Whether a file is open, the next one if the last is at its end. */
    private boolean opened() throws IOException {
        if (open == null && files.hasNext()) {
            open = new DataInputStream(new BufferedInputStream(Files.newInputStream(files.next()), 1 << 16));
        }
        return open != null;
    }

    private @Nullable Numbered row() throws IOException {
        DataInputStream in = open;
        if (in == null) {
            return null;
        }
        try {
            return new Numbered(in.readLong(), OutcomeRow.read(in));
        } catch (EOFException end) {
            close();
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        DataInputStream in = open;
        open = null;
        if (in != null) {
            in.close();
        }
    }
}
