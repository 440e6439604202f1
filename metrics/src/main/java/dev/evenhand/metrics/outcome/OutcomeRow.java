package dev.evenhand.metrics.outcome;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row ready to be stored: what the store must know of it, and its text; made once, away from the event loop.
 *
 * @param engaged whether the customer took part, and so whether it is a contact
 * @param json of the row's own facts
 * @param digest of {@code json}: tells a changed row from a repeated one
 */
public record OutcomeRow(
        String conversation, String customer, Contact contact, boolean engaged, String json, String digest)
        implements CustomerContact {
    public static OutcomeRow of(Facts facts) {
        return of(facts, null);
    }

    /** {@code continues}: the closed conversation from which the customer wrote on. */
    public static OutcomeRow of(Facts facts, @Nullable String continues) {
        String json = FactsJson.writeOwn(facts);
        Contact contact = Contact.of(facts).continuing(continues);
        return new OutcomeRow(facts.conversation(), facts.customer(), contact, facts.engaged(), json, digest(json));
    }

    /** All of it in one line, separated by tabs, which no fact may contain. */
    public void writeLine(StringBuilder text) {
        text.append(conversation).append('\t').append(customer).append('\t');
        text.append(contact.startedAt().toEpochMilli()).append('\t');
        text.append(Objects.requireNonNull(contact.closedAt()).toEpochMilli()).append('\t');
        text.append(contact.topic()).append('\t').append(engaged).append('\t');
        text.append(digest).append('\t').append(json).append('\n');
    }

    /** Reads what {@link #writeLine} wrote, without the end of the line. */
    public static OutcomeRow ofLine(String line) {
        String[] parts = line.split("\t", 8);
        Contact contact = new Contact(parts[0], time(parts[2]), time(parts[3]), parts[4]);
        return new OutcomeRow(parts[0], parts[1], contact, Boolean.parseBoolean(parts[5]), parts[7], parts[6]);
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    /** 64-bit FNV-1a in hex. */
    private static String digest(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }
}
