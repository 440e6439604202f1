package dev.evenhand.metrics.history;

import dev.evenhand.metrics.history.FactsLines.Line;
import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of one conversation that stand in one file: that with the highest {@code version} counts. Where versions do not
 * tell, nothing is guessed: an export that has a conversation twice is wrong, and its owner should hear of it.
 */
final class Repetitions {
    private static final int LISTED = 1_000;
    private static final int AT_ONCE = 1_000;

    private final Map<String, Row> highest = new HashMap<>();
    private final Map<String, List<Long>> rivals = new HashMap<>();
    private final BitSet passed = new BitSet();

    private Repetitions() {}

    private record Row(long line, long version) {}

    /**
     * Settles which of the {@code suspects} count, lines of a file whose every line is sound.
     *
     * @return the lines that are passed over
     * @throws ImportRefused where two rows of a conversation have the same version or none
     */
    static BitSet settle(Path file, BitSet suspects) throws IOException {
        Repetitions found = new Repetitions();
        if (!suspects.isEmpty()) {
            found.read(file, suspects);
        }
        found.refuse();
        return found.passed;
    }

    private void read(Path file, BitSet suspects) throws IOException {
        try (FactsLines lines = new FactsLines(file)) {
            for (List<Line> next = lines.next(AT_ONCE); !next.isEmpty(); next = lines.next(AT_ONCE)) {
                for (Line line : next) {
                    if (suspects.get(Math.toIntExact(line.number()))) {
                        Facts facts = FactsJson.read(line.text(), line.number(), new ArrayList<>());
                        if (facts != null) {
                            add(facts.conversation(), new Row(line.number(), facts.version()));
                        }
                    }
                }
            }
        }
    }

    private void add(String conversation, Row row) {
        Row before = highest.get(conversation);
        if (before == null) {
            highest.put(conversation, row);
        } else if (row.version() == before.version()) {
            rivals.computeIfAbsent(conversation, id -> new ArrayList<>(1)).add(row.line());
        } else if (row.version() < before.version()) {
            pass(row.line());
        } else {
            pass(before.line());
            List<Long> beaten = rivals.remove(conversation);
            if (beaten != null) {
                beaten.forEach(this::pass);
            }
            highest.put(conversation, row);
        }
    }

    private void pass(long line) {
        passed.set(Math.toIntExact(line));
    }

    private void refuse() {
        List<Fault> faults = new ArrayList<>();
        rivals.forEach((conversation, lines) -> {
            Row first = highest.get(conversation);
            long line = first == null ? 0 : first.line();
            lines.forEach(later -> faults.add(new Fault(
                    later,
                    "conversation",
                    "is the same as in line " + line + "; leave one out, or give each a version: the highest counts")));
        });
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingLong(Fault::line));
            int listed = Math.min(faults.size(), LISTED);
            throw new ImportRefused(faults.subList(0, listed), faults.size() - listed);
        }
    }
}
