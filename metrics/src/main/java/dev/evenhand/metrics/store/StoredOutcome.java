package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.Facts.Contacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an outcome stream: a new version of a row, or only a note of the customer's neighbouring contacts.
 *
 * <p>Its text is version, sequence, contacts, conversation and facts, separated by tabs; contacts are four times in
 * milliseconds separated by commas, or nothing; facts are one JSON object, or nothing.
 *
 * @param version of the row from here on
 * @param facts JSON of the row's own facts, null where only the contacts changed
 * @param contacts as they were when the line was made
 * @param sequence orders the notes of contacts, across streams; a lower one is never applied over a higher
 */
record StoredOutcome(String conversation, long version, @Nullable String facts, Contacts contacts, long sequence) {

    /** The lines of a stream entry. */
    static List<StoredOutcome> ofLines(String lines) {
        return lines.lines().map(StoredOutcome::ofLine).toList();
    }

    private static StoredOutcome ofLine(String line) {
        String[] parts = line.split("\t", 5);
        String facts = parts[4].isEmpty() ? null : parts[4];
        return new StoredOutcome(
                parts[3], Long.parseLong(parts[0]), facts, contacts(parts[2]), Long.parseLong(parts[1]));
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
