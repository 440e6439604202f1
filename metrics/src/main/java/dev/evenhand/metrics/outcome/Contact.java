package dev.evenhand.metrics.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a customer, as the index of contacts keeps it.
 *
 * @param closedAt null while it goes on
 * @param topic empty when unknown
 * @param continues the closed conversation the customer wrote on from, if any: a return whatever the topics
 */
public record Contact(
        String conversation, Instant startedAt, @Nullable Instant closedAt, String topic, @Nullable String continues) {
    /** One that continues no other. */
    public Contact(String conversation, Instant startedAt, @Nullable Instant closedAt, String topic) {
        this(conversation, startedAt, closedAt, topic, null);
    }

    public static Contact of(Facts facts) {
        return new Contact(facts.conversation(), facts.startedAt(), facts.closedAt(), known(facts.topic()));
    }

    static Contact of(FactValues values) {
        return new Contact(values.conversation(), values.startedAt(), values.closedAt(), known(values.topic()));
    }

    Contact continuing(@Nullable String conversationBefore) {
        return new Contact(conversation, startedAt, closedAt, topic, conversationBefore);
    }

    boolean anyTopic() {
        return topic.isEmpty();
    }

    static String known(@Nullable String topic) {
        return topic == null || topic.equals(FactValues.UNKNOWN) ? "" : topic;
    }
}
