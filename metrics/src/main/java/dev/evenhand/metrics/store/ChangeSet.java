package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a batch of stream entries changes: of each conversation the newest row and the newest note of its contacts.
 *
 * <p>An entry this node cannot read (written by a newer version) is left out and logged, so that one bad entry never
 * stops the view.
 */
final class ChangeSet {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSet.class);

    private final Map<String, Change> rows = new LinkedHashMap<>();
    private final Map<String, Change> notes = new LinkedHashMap<>();

    /** The newest of a conversation; {@code facts} is null where only contacts were noted. */
    record Change(String conversation, long version, @Nullable Facts facts, Contacts contacts, long sequence) {
        Facts row() {
            if (facts == null) {
                throw new IllegalStateException("a note is no row");
            }
            return facts;
        }

        Change newer(Change later) {
            boolean newContacts = later.sequence >= sequence;
            Contacts kept = newContacts ? later.contacts : contacts;
            Facts row = later.facts == null ? facts : later.facts;
            long latest = Math.max(version, later.version);
            Facts whole = row == null ? null : row.stored(latest, kept);
            return new Change(conversation, latest, whole, kept, Math.max(sequence, later.sequence));
        }
    }

    void add(StoredOutcome entry) {
        Facts facts = entry.facts() == null ? null : read(entry, entry.facts());
        if (entry.facts() != null && facts == null) {
            return;
        }
        String id = entry.conversation();
        Change change = new Change(id, entry.version(), facts, entry.contacts(), entry.sequence());
        Change noted = notes.remove(id);
        Change before = noted == null ? rows.get(id) : noted;
        Change merged = before == null ? change : before.newer(change);
        (merged.facts() == null ? notes : rows).put(id, merged);
    }

    Collection<Change> rows() {
        return rows.values();
    }

    Collection<Change> notes() {
        return notes.values();
    }

    boolean isEmpty() {
        return rows.isEmpty() && notes.isEmpty();
    }

    private static @Nullable Facts read(StoredOutcome entry, String json) {
        List<Fault> faults = new ArrayList<>();
        Facts facts = FactsJson.read(json.getBytes(StandardCharsets.UTF_8), 0, faults);
        if (facts == null) {
            LOG.warn("Version {} of outcome {} is not readable: {}", entry.version(), entry.conversation(), faults);
            return null;
        }
        return facts.stored(entry.version(), entry.contacts());
    }
}
