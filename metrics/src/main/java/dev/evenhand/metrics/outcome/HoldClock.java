package dev.evenhand.metrics.outcome;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of whoever holds a conversation; the same for bot and people.
 *
 * <p>It runs while the conversation is held. Once the holder has spoken and the customer is silent, it runs on for three
 * minutes and then stands still until anybody writes; a customer who waits for a reply is not silent.
 */
final class HoldClock {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private @Nullable Instant countedTo;
    private @Nullable Instant silentSince;
    private Duration elapsed = Duration.ZERO;

    /** The hold begins; {@code customerWaits} when the last word was the customer's. */
    void begin(Instant at, boolean customerWaits) {
        countedTo = at;
        silentSince = customerWaits ? null : at;
    }

    void customerSpoke(Instant at) {
        count(at);
        silentSince = null;
    }

    void holderSpoke(Instant at) {
        count(at);
        silentSince = at;
    }

    void end(Instant at) {
        count(at);
        countedTo = null;
    }

    boolean running() {
        return countedTo != null;
    }

    double seconds() {
        return elapsed.toMillis() / 1000.0;
    }

    private void count(Instant at) {
        Instant from = countedTo;
        if (from == null) {
            return;
        }
        Instant until = silentSince == null ? at : earlier(at, silentSince.plus(PATIENCE));
        if (until.isAfter(from)) {
            elapsed = elapsed.plus(Duration.between(from, until));
        }
        countedTo = at.isAfter(from) ? at : from;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
