package dev.evenhand.metrics.rollup;

import java.time.Duration;
import java.time.Instant;

/**
 * What the cells hold: every row closed before {@code through}, labelled as mature.
 *
 * @param rollups what the cells are of
 * @param through nothing is booked where it is {@link Instant#MIN}
 * @param earliest no booked row started before it
 * @param latest no booked row started after it
 * @param apart whether table {@link #UNBOOKED} holds the other rows, so that nobody has to look for them among all
 * @param edition another number whenever anything in the books has changed
 */
public record Booked(Rollups rollups, Instant through, Instant earliest, Instant latest, boolean apart, long edition) {
    /** Every row. */
    public static final String ROWS = "outcome";
    /** Copies of the rows that are not booked, a week's in the long run. */
    public static final String UNBOOKED = "unbooked";

    /** No row is in the cells. */
    public static Booked nothing(Rollups rollups) {
        return new Booked(rollups, Instant.MIN, Instant.MAX, Instant.MIN, false, 0);
    }

    public boolean nothing() {
        return through.equals(Instant.MIN);
    }

    /** The table in which to look for rows that started at a moment or later: whatever closed before is booked. */
    public String since(Instant start) {
        return apart && !start.isBefore(through) ? UNBOOKED : ROWS;
    }

    /** The table in which to look for rows that are not booked. */
    public String rest() {
        return apart ? UNBOOKED : ROWS;
    }

    /** Whether every row booked is mature at a moment, under a window. */
    boolean matureAt(Instant asOf, Duration window) {
        return !nothing() && !asOf.minus(window).isBefore(through);
    }
}
