package dev.evenhand.metrics.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a file line by line without decoding it; blank lines and a byte order mark are passed over. */
final class FactsLines implements AutoCloseable {
    static final int LONGEST_LINE = 64 * 1024;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;

    FactsLines(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** A line with something in it, not yet decoded. */
    static final class Line {
        private final long number;
        private final byte[] text;

        private Line(long number, byte[] text) {
            this.number = number;
            this.text = text;
        }

        /** Counted from 1. */
        long number() {
            return number;
        }

        /** Without its end; cut where it is longer than {@link #LONGEST_LINE}. */
        byte[] text() {
            return text;
        }
    }

    /** The next lines, at most {@code limit}; empty at the end of the file. */
    List<Line> next(int limit) throws IOException {
        List<Line> lines = new ArrayList<>(limit);
        while (lines.size() < limit && fill()) {
            byte[] text = nextLine();
            if (text.length > 0) {
                lines.add(new Line(number, text));
            }
        }
        return lines;
    }

    private byte[] nextLine() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
        number++;
        while (fill()) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            int room = Math.max(0, LONGEST_LINE + 1 - text.size());
            text.write(buffer, from, Math.min(room, at - from));
            if (at < end) {
                at++;
                break;
            }
        }
        return trimmed(text.toByteArray());
    }

    private byte[] trimmed(byte[] text) {
        boolean mark = number == 1 && text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB;
        int from = mark ? 3 : 0;
        int to = text.length;
        while (to > from && text[to - 1] <= ' ' && text[to - 1] >= 0) {
            to--;
        }
        return from == 0 && to == text.length ? text : Arrays.copyOfRange(text, from, to);
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
