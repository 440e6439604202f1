package dev.evenhand.web.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell one receiver.
 *
 * @param id the same however often it is sent, so that the receiver can tell a repetition
 * @param conversation which it is about; of an alert, its id
 * @param body JSON as it is sent
 * @param attempts so far
 * @param error of the last attempt; null before the first
 */
public record Delivery(
        String id,
        String webhook,
        Occasion event,
        String conversation,
        String body,
        int attempts,
        Instant createdAt,
        @Nullable String error) {

    Delivery failed(String why) {
        return new Delivery(id, webhook, event, conversation, body, attempts + 1, createdAt, why);
    }
}
