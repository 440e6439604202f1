package dev.evenhand.metrics.history;

import dev.evenhand.metrics.history.FactsLines.Line;
import dev.evenhand.metrics.history.Importer.Progress;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import dev.evenhand.metrics.outcome.OutcomeRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a whole file on all cores, keeping what is sound in the form it will be stored in.
 *
 * <p>The sound rows go to a file of their own, so that memory stays flat and nothing is parsed twice.
 */
final class HistoryCheck {
    private static final int BATCH = 4_000;
    private static final int LISTED_FAULTS = 1_000;

    private final List<Fault> listed = new ArrayList<>();
    private long more;
    private long rows;

    /**
     * Checks {@code file} and writes its rows to {@code prepared}.
     *
     * @return how many rows
     * @throws ImportRefused if anything is wrong with any of them
     */
    static long run(Path file, Path prepared, Progress progress) throws IOException {
        HistoryCheck check = new HistoryCheck();
        try (FactsLines lines = new FactsLines(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(prepared), 1 << 18)) {
            for (List<Line> batch = lines.next(BATCH); !batch.isEmpty(); batch = lines.next(BATCH)) {
                check.take(batch, out);
                progress.at("checking", check.rows, 0);
            }
        }
        if (!check.listed.isEmpty()) {
            throw new ImportRefused(check.listed, check.more);
        }
        return check.rows;
    }

    private void take(List<Line> batch, OutputStream out) throws IOException {
        int slices = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), 8));
        int size = (batch.size() + slices - 1) / slices;
        List<Slice> done = IntStream.range(0, slices)
                .parallel()
                .mapToObj(slice -> Slice.of(batch.subList(
                        Math.min(batch.size(), slice * size), Math.min(batch.size(), (slice + 1) * size))))
                .toList();
        for (Slice slice : done) {
            rows += slice.rows();
            list(slice.faults());
            if (listed.isEmpty()) {
                out.write(slice.text().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void list(List<Fault> faults) {
        int room = Math.min(faults.size(), LISTED_FAULTS - listed.size());
        listed.addAll(faults.subList(0, room));
        more += faults.size() - room;
    }

    /** Some lines, read. */
    private record Slice(int rows, List<Fault> faults, String text) {
        static Slice of(List<Line> lines) {
            StringBuilder text = new StringBuilder(lines.size() * 700);
            List<Fault> faults = new ArrayList<>();
            for (Line line : lines) {
                Facts facts = read(line, faults);
                if (facts != null) {
                    OutcomeRow.of(facts).writeLine(text);
                }
            }
            return new Slice(lines.size(), faults, text.toString());
        }

        private static @Nullable Facts read(Line line, List<Fault> faults) {
            if (line.text().length > FactsLines.LONGEST_LINE) {
                String message = "is longer than " + FactsLines.LONGEST_LINE + " bytes; write one conversation a line";
                faults.add(new Fault(line.number(), "", message));
                return null;
            }
            return FactsJson.read(line.text(), line.number(), faults);
        }
    }
}
