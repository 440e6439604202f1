package dev.evenhand.metrics.redis;

import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Text forms of contacts: a member of the index, and the four neighbouring times of a row. */
final class ContactText {
    private static final char SEPARATOR = '\n';

    private ContactText() {}

    /** Start, close, topic and conversation, one a line. */
    static String member(Contact contact) {
        return contact.startedAt().toEpochMilli()
                + "\n"
                + contact.closedAt().toEpochMilli()
                + SEPARATOR
                + contact.topic().replace(SEPARATOR, ' ')
                + SEPARATOR
                + contact.conversation();
    }

    static Contact contact(String member) {
        String[] parts = member.split("\n", 4);
        return new Contact(parts[3], time(parts[0]), time(parts[1]), parts[2]);
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
