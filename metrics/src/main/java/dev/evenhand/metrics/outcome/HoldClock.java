package dev.evenhand.metrics.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock of whoever holds a conversation; the same for bot and people.
 *
 * <p>It runs while the conversation is held. Once the holder has spoken and the customer is silent, it runs on for three
 * minutes and then stands still until anybody writes; a customer who waits for a reply is not silent. What it stood still
 * for is counted apart.
 */
final class HoldClock {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private @Nullable Instant countedTo;
    private @Nullable Instant silentSince;
    private final List<Stretch> stretches = new ArrayList<>();
    private long idleMillis;

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

    /** What was counted so far; while the clock runs, what follows is taken to be counted as well. */
    List<Stretch> stretches() {
        Instant from = countedTo;
        List<Stretch> all = new ArrayList<>(stretches);
        if (from != null) {
            append(all, new Stretch(from.toEpochMilli(), Stretch.OPEN));
        }
        return List.copyOf(all);
    }

    double seconds() {
        return stretches.stream()
                        .mapToLong(stretch -> stretch.until() - stretch.from())
                        .sum()
                / 1000.0;
    }

    /** What was cut out of it so far. */
    double idleSeconds() {
        return idleMillis / 1000.0;
    }

    private void count(Instant at) {
        Instant from = countedTo;
        if (from == null) {
            return;
        }
        Instant until = silentSince == null ? at : earlier(at, silentSince.plus(PATIENCE));
        if (until.isAfter(from)) {
            append(stretches, Stretch.of(from, until));
        }
        Instant stoodFrom = until.isAfter(from) ? until : from;
        idleMillis += Math.max(0, Duration.between(stoodFrom, at).toMillis());
        countedTo = at.isAfter(from) ? at : from;
    }

    private static void append(List<Stretch> stretches, Stretch next) {
        int last = stretches.size() - 1;
        if (last >= 0 && stretches.get(last).until() == next.from()) {
            stretches.set(last, new Stretch(stretches.get(last).from(), next.until()));
        } else {
            stretches.add(next);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
