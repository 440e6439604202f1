package dev.evenhand.metrics.outcome;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row ready to be stored: what the store must know of it, and its facts; made once, away from the event loop.
 *
 * @param engaged whether the customer took part, and so whether it is a contact
 * @param facts the row's own
 * @param digest of {@code facts}: tells a changed row from a repeated one
 * @param former see {@link CustomerContact#former}
 */
public record OutcomeRow(
        String conversation,
        String customer,
        Contact contact,
        boolean engaged,
        PackedFacts facts,
        String digest,
        @Nullable String former)
        implements CustomerContact {
    public static OutcomeRow of(Facts facts) {
        return of(facts, null);
    }

    static OutcomeRow of(FactValues values) {
        PackedFacts packed = PackedFacts.of(values);
        Contact contact = Contact.of(values);
        return new OutcomeRow(
                contact.conversation(), values.customer(), contact, values.engaged(), packed, packed.digest(), null);
    }

    /** {@code continues}: the closed conversation from which the customer wrote on. */
    public static OutcomeRow of(Facts facts, @Nullable String continues) {
        PackedFacts packed = PackedFacts.of(facts);
        Contact contact = Contact.of(facts).continuing(continues);
        return new OutcomeRow(
                facts.conversation(), facts.customer(), contact, facts.engaged(), packed, packed.digest(), null);
    }

    /** The same of a contact that continues one of another key of the same person; null if there is none. */
    public OutcomeRow after(@Nullable String key) {
        return new OutcomeRow(conversation, customer, contact, engaged, facts, digest, key);
    }

    /** Writes a row that continues no other, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(conversation);
        out.writeUTF(customer);
        out.writeLong(contact.startedAt().toEpochMilli());
        out.writeLong(Objects.requireNonNull(contact.closedAt()).toEpochMilli());
        out.writeUTF(contact.topic());
        out.writeBoolean(engaged);
        facts.write(out);
    }

    public static OutcomeRow read(DataInput in) throws IOException {
        String conversation = in.readUTF();
        String customer = in.readUTF();
        Instant startedAt = Instant.ofEpochMilli(in.readLong());
        Instant closedAt = Instant.ofEpochMilli(in.readLong());
        Contact contact = new Contact(conversation, startedAt, closedAt, in.readUTF());
        boolean engaged = in.readBoolean();
        PackedFacts facts = PackedFacts.read(in);
        return new OutcomeRow(conversation, customer, contact, engaged, facts, facts.digest(), null);
    }
}
