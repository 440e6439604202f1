package dev.evenhand.metrics.outcome;

import java.time.Instant;

/**
 * A time during which a holder had a conversation in hand and its customer was not silent.
 *
 * @param from milliseconds since 1970
 * @param until milliseconds since 1970, excluded; {@link #OPEN} while it goes on, which counts as for ever
 */
public record Stretch(long from, long until) {
    /** The end of a stretch that has none yet. */
    public static final long OPEN = Long.MAX_VALUE;

    static Stretch of(Instant from, Instant until) {
        return new Stretch(from.toEpochMilli(), until.toEpochMilli());
    }

    public boolean open() {
        return until == OPEN;
    }

    public boolean overlaps(Stretch other) {
        return from < other.until && other.from < until;
    }
}
