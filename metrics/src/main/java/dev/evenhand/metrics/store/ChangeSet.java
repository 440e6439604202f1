package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.PackedFacts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch of stream entries changes: of each conversation the newest row and the newest note of its contacts. */
final class ChangeSet {
    private final Map<String, Change> rows = new LinkedHashMap<>();
    private final Map<String, Change> notes = new LinkedHashMap<>();

    /** The newest of a conversation; {@code facts} is null where only contacts were noted. */
    record Change(String conversation, long version, @Nullable PackedFacts facts, Contacts contacts, long sequence) {
        PackedFacts row() {
            if (facts == null) {
                throw new IllegalStateException("a note is no row");
            }
            return facts;
        }

        Change newer(Change later) {
            Contacts kept = later.sequence >= sequence ? later.contacts : contacts;
            PackedFacts row = later.facts == null ? facts : later.facts;
            long latest = Math.max(version, later.version);
            return new Change(conversation, latest, row, kept, Math.max(sequence, later.sequence));
        }
    }

    void add(StoredOutcome entry) {
        String id = entry.conversation();
        Change change = new Change(id, entry.version(), entry.facts(), entry.contacts(), entry.sequence());
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
}
