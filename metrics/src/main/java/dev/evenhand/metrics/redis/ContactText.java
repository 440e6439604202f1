package dev.evenhand.metrics.redis;

import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Text forms of contacts: a member of the index, and the four neighbouring times of a row. */
final class ContactText {
    private static final char SEPARATOR = '\n';

    private ContactText() {}

    /**
     * A contact in an index.
     *
     * @param home the customer whose it is, where it is a guest in the index of another; null at home
     */
    record Indexed(Contact contact, @Nullable String home) {
        boolean guest() {
            return home != null;
        }
    }

    /**
     * Start, close (empty while it goes on), topic, the conversation it continues (left out for most), whose guest it is
     * (left out at home) and the conversation, one a line.
     */
    static String member(Indexed indexed) {
        Contact contact = indexed.contact;
        String home = indexed.home;
        String continues = contact.continues() == null && home != null ? "" : contact.continues();
        return contact.startedAt().toEpochMilli()
                + "\n"
                + millis(contact.closedAt())
                + SEPARATOR
                + contact.topic().replace(SEPARATOR, ' ')
                + SEPARATOR
                + (continues == null ? "" : continues + SEPARATOR)
                + (home == null ? "" : home + SEPARATOR)
                + contact.conversation();
    }

    static Indexed indexed(String member) {
        String[] parts = member.split("\n", 6);
        Instant closedAt = parts[1].isEmpty() ? null : time(parts[1]);
        String continues = parts.length < 5 || parts[3].isEmpty() ? null : parts[3];
        Contact contact = new Contact(parts[parts.length - 1], time(parts[0]), closedAt, parts[2], continues);
        return new Indexed(contact, parts.length == 6 ? parts[4] : null);
    }

    /** Milliseconds of the four times, separated by commas; empty where there is none. */
    static String times(Contacts contacts) {
        return contacts.equals(Contacts.NONE)
                ? ""
                : millis(contacts.nextAt())
                        + ','
                        + millis(contacts.nextSameTopicAt())
                        + ','
                        + millis(contacts.previousClosedAt())
                        + ','
                        + millis(contacts.previousSameTopicClosedAt());
    }

    private static String millis(@Nullable Instant time) {
        return time == null ? "" : Long.toString(time.toEpochMilli());
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
