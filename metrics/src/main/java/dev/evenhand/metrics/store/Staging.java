package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactValues;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.store.ChangeSet.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Appends changes to the writer's temporary tables: rows as {@code fact} has them, and notes of contacts. */
final class Staging {
    private static final int VERSION = FactValues.indexOf("version");
    private static final int NEXT = FactValues.indexOf("nextContactAt");
    private static final int CONTACTS = 4;

    private Staging() {}

    /** Places of the facts that any of the rows knows: an import of another system's history knows few. */
    static BitSet places(Collection<Change> changes) {
        BitSet places = new BitSet();
        places.set(VERSION);
        places.set(NEXT, NEXT + CONTACTS);
        changes.forEach(change -> change.row().addPlaces(places));
        return places;
    }

    /** {@code rows} takes the key, the facts at these places in their order, and the sequence. */
    static void rows(DuckDBAppender rows, BitSet places, Collection<Change> changes) throws SQLException {
        int[] columns = places.stream().toArray();
        for (Change change : changes) {
            FactValues facts = change.row().values();
            rows.beginRow();
            rows.append(key(change.conversation()));
            for (int place : columns) {
                append(rows, value(change, facts, place));
            }
            rows.append(change.sequence());
            rows.endRow();
        }
    }

    static void notes(DuckDBAppender notes, Collection<Change> changes) throws SQLException {
        for (Change change : changes) {
            notes.beginRow();
            notes.append(key(change.conversation()));
            notes.append(change.conversation());
            notes.append(change.version());
            for (int contact = 0; contact < CONTACTS; contact++) {
                append(notes, contact(change.contacts(), contact));
            }
            notes.append(change.sequence());
            notes.endRow();
        }
    }

    private static @Nullable Object value(Change change, FactValues facts, int place) {
        if (place == VERSION) {
            return change.version();
        }
        int contact = place - NEXT;
        return contact >= 0 && contact < CONTACTS ? contact(change.contacts(), contact) : facts.at(place);
    }

    private static @Nullable Instant contact(Contacts contacts, int which) {
        return switch (which) {
            case 0 -> contacts.nextAt();
            case 1 -> contacts.nextSameTopicAt();
            case 2 -> contacts.previousClosedAt();
            default -> contacts.previousSameTopicClosedAt();
        };
    }

    private static void append(DuckDBAppender rows, @Nullable Object value) throws SQLException {
        if (value == null) {
            rows.appendNull();
        } else if (value instanceof String text) {
            rows.append(text);
        } else if (value instanceof Instant time) {
            rows.appendEpochMicros(time.toEpochMilli() * 1_000);
        } else if (value instanceof Integer number) {
            rows.append(number.intValue());
        } else if (value instanceof Double number) {
            rows.append(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            rows.append(flag.booleanValue());
        } else {
            rows.append(((Long) value).longValue());
        }
    }

    /** 64-bit FNV-1a of the id. */
    static long key(String conversation) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < conversation.length(); i++) {
            hash = (hash ^ conversation.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
