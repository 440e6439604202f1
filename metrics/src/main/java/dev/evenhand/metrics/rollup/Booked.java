package dev.evenhand.metrics.rollup;

import java.time.Duration;
import java.time.Instant;

/**
 * What the cells hold: every row closed before {@code through}, labelled as mature.
 *
 * @param through nothing is booked where it is {@link Instant#MIN}
 * @param earliest no booked row started before it
 * @param latest no booked row started after it
 */
public record Booked(Instant through, Instant earliest, Instant latest) {
    /** No row is in the cells. */
    public static final Booked NOTHING = new Booked(Instant.MIN, Instant.MAX, Instant.MIN);

    public boolean nothing() {
        return through.equals(Instant.MIN);
    }

    /** Whether every row booked is mature at a moment, under a window. */
    boolean matureAt(Instant asOf, Duration window) {
        return !nothing() && !asOf.minus(window).isBefore(through);
    }
}
