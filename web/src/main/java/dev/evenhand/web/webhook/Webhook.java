package dev.evenhand.web.webhook;

import java.util.List;

/**
 * Somebody who is told.
 *
 * @param url http or https
 * @param secret the deliveries are signed with
 * @param events what of
 * @param text whether summaries and messages go along; off, no word of the customer leaves
 */
public record Webhook(String id, String url, String secret, List<Occasion> events, boolean text) {
    public Webhook {
        events = List.copyOf(events);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Webhook[" + id + ", " + url + ", " + events + "]";
    }
}
