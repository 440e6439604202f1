package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.FactsBlock;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import dev.evenhand.metrics.outcome.PackedFacts;
import dev.evenhand.metrics.store.OutcomeSource.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of an outcome stream: a new version of a row, or only a note of the customer's neighbouring contacts.
 *
 * <p>Its text is version, sequence, contacts, conversation and facts, separated by tabs; contacts are four times in
 * milliseconds separated by commas, or nothing; facts are {@code #} and the row's place in the entry's block, or one
 * JSON object as they were written formerly, or nothing.
 *
 * @param version of the row from here on
 * @param facts the row's own, null where only the contacts changed
 * @param contacts as they were when the line was made
 * @param sequence orders the notes of contacts, across streams; a lower one is never applied over a higher
 */
record StoredOutcome(String conversation, long version, @Nullable PackedFacts facts, Contacts contacts, long sequence) {
    private static final Logger LOG = LoggerFactory.getLogger(StoredOutcome.class);

    /**
     * What an entry holds. A row this node cannot read (written by a newer version) is left out and logged, so that one
     * bad entry never stops the view.
     */
    static List<StoredOutcome> of(StoredEntry entry) {
        List<PackedFacts> packed = unpacked(entry);
        return entry.lines()
                .lines()
                .flatMap(line -> ofLine(line, packed).stream())
                .toList();
    }

    private static List<PackedFacts> unpacked(StoredEntry entry) {
        if (entry.block().length() == 0) {
            return List.of();
        }
        try {
            return FactsBlock.unpack(entry.block().getBytes());
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("The rows of entry {} are not readable: {}", entry.id(), unreadable.getMessage());
            return List.of();
        }
    }

    private static Optional<StoredOutcome> ofLine(String line, List<PackedFacts> packed) {
        String[] parts = line.split("\t", 5);
        PackedFacts facts = null;
        if (!parts[4].isEmpty()) {
            facts = parts[4].charAt(0) == '#' ? at(parts[4], packed) : read(parts);
            if (facts == null) {
                return Optional.empty();
            }
        }
        return Optional.of(new StoredOutcome(
                parts[3], Long.parseLong(parts[0]), facts, contacts(parts[2]), Long.parseLong(parts[1])));
    }

    private static @Nullable PackedFacts at(String place, List<PackedFacts> packed) {
        int row = Integer.parseInt(place.substring(1));
        return row < packed.size() ? packed.get(row) : null;
    }

    private static @Nullable PackedFacts read(String[] parts) {
        List<Fault> faults = new ArrayList<>();
        Facts facts = FactsJson.read(parts[4].getBytes(StandardCharsets.UTF_8), 0, faults);
        if (facts == null) {
            LOG.warn("Version {} of outcome {} is not readable: {}", parts[0], parts[3], faults);
            return null;
        }
        return PackedFacts.of(facts);
    }

    private static Contacts contacts(String text) {
        if (text.isEmpty()) {
            return Contacts.NONE;
        }
        String[] parts = text.split(",", 4);
        return new Contacts(time(parts[0]), time(parts[1]), time(parts[2]), time(parts[3]));
    }

    private static @Nullable Instant time(String millis) {
        return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
