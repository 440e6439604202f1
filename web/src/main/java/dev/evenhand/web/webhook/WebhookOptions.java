package dev.evenhand.web.webhook;

import java.time.Duration;
import java.util.List;

/**
 * How deliveries are made.
 *
 * @param privateAddresses whether receivers on loopback and private networks may be told; off, since whoever sets a
 *     receiver could otherwise reach what only this machine can
 * @param retries pauses before the second and every further attempt; after the last the delivery is a dead letter
 * @param timeout of each step of an attempt: looking the name up, connecting, being heard
 */
public record WebhookOptions(boolean privateAddresses, List<Duration> retries, Duration timeout) {
    public static final WebhookOptions DEFAULT = new WebhookOptions(
            false,
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6)),
            Duration.ofSeconds(10));

    public WebhookOptions {
        retries = List.copyOf(retries);
    }

    public WebhookOptions withPrivateAddresses(boolean allowed) {
        return new WebhookOptions(allowed, retries, timeout);
    }

    public WebhookOptions withRetries(List<Duration> pauses) {
        return new WebhookOptions(privateAddresses, pauses, timeout);
    }
}
