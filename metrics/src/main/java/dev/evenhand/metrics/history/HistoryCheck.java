package dev.evenhand.metrics.history;

import dev.evenhand.metrics.history.CheckedRows.Portion;
import dev.evenhand.metrics.history.FactsLines.Line;
import dev.evenhand.metrics.history.Importer.Progress;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import dev.evenhand.metrics.outcome.OutcomeRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a whole file on all cores, keeping what is sound in the form it will be stored in.
 *
 * <p>The sound rows go to files of their own, so that memory stays flat and nothing is parsed twice.
 */
final class HistoryCheck {
    /** Lines given to a core at once. */
    private static final int PORTION = 1_000;

    private static final int LISTED_FAULTS = 1_000;

    private final CheckedRows target;
    private final Progress progress;
    private final Instant now = Instant.now();
    private final List<Fault> listed = new ArrayList<>();
    private long more;
    private long rows;

    private HistoryCheck(CheckedRows target, Progress progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Checks {@code file} and adds its rows to {@code target}.
     *
     * @return how many rows count, one of each conversation
     * @throws ImportRefused if anything is wrong with any of them
     */
    static long run(Path file, CheckedRows target, Progress progress) throws IOException {
        HistoryCheck check = new HistoryCheck(target, progress);
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), 8);
        ExecutorService pool = Executors.newFixedThreadPool(cores, work -> new Thread(work, "history-check"));
        try (FactsLines lines = new FactsLines(file)) {
            check.all(lines, pool, 2 * cores);
        } finally {
            pool.shutdown();
        }
        if (!check.listed.isEmpty()) {
            throw new ImportRefused(check.listed, check.more);
        }
        if (check.rows == 0) {
            String message = "there is no row in the file; send one JSON object a line, or CSV with a header";
            throw new ImportRefused(List.of(new Fault(1, "", message)), 0);
        }
        return check.rows - target.settle(file);
    }

    /** This thread reads and writes, in order; the pool does the rest. */
    private void all(FactsLines lines, ExecutorService pool, int ahead) throws IOException {
        Queue<CompletableFuture<Read>> reading = new ArrayDeque<>();
        for (List<Line> next = lines.next(PORTION); !next.isEmpty(); next = lines.next(PORTION)) {
            List<Line> portion = next;
            reading.add(CompletableFuture.supplyAsync(() -> read(portion), pool));
            if (reading.size() > ahead) {
                take(reading.remove());
            }
        }
        while (!reading.isEmpty()) {
            take(reading.remove());
        }
    }

    private void take(CompletableFuture<Read> reading) throws IOException {
        Read read = joined(reading);
        rows += read.lines();
        int room = Math.min(read.faults().size(), LISTED_FAULTS - listed.size());
        listed.addAll(read.faults().subList(0, room));
        more += read.faults().size() - room;
        if (listed.isEmpty()) {
            target.add(read.sound());
        }
        progress.at("checking", rows, 0);
    }

    private static Read joined(CompletableFuture<Read> reading) throws IOException {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        }
    }

    /** Some lines, read. */
    private record Read(int lines, List<Fault> faults, Portion sound) {}

    private Read read(List<Line> lines) {
        List<Fault> faults = new ArrayList<>();
        Portion sound = target.portion();
        for (Line line : lines) {
            OutcomeRow row = read(line, faults);
            if (row != null) {
                sound.add(line.number(), row);
            }
        }
        return new Read(lines.size(), faults, sound);
    }

    private @Nullable OutcomeRow read(Line line, List<Fault> faults) {
        if (line.text().length > FactsLines.LONGEST_LINE) {
            String message = "is longer than " + FactsLines.LONGEST_LINE + " bytes; write one conversation a line";
            faults.add(new Fault(line.number(), "", message));
            return null;
        }
        return FactsJson.row(line.text(), new FactsJson.Place(line.number(), now), faults);
    }
}
