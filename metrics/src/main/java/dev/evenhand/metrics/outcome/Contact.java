package dev.evenhand.metrics.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One contact of a customer, as the index of contacts keeps it.
 *
 * @param topic empty when unknown
 */
public record Contact(String conversation, Instant startedAt, Instant closedAt, String topic) {
    private static final String UNKNOWN = "unknown";

    public static Contact of(Facts facts) {
        return new Contact(facts.conversation(), facts.startedAt(), facts.closedAt(), known(facts.topic()));
    }

    boolean anyTopic() {
        return topic.isEmpty();
    }

    private static String known(@Nullable String topic) {
        return topic == null || topic.equals(UNKNOWN) ? "" : topic;
    }
}
