package dev.evenhand.handoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, moved on by hand: every reading is at least a millisecond after the one before. */
public final class TestClock extends Clock {
    private Duration ahead = Duration.ZERO;
    private Instant last = Instant.EPOCH;

    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        Instant now = Instant.now().plus(ahead);
        Instant earliest = last.plusMillis(1);
        if (now.isBefore(earliest)) {
            // What many quick readings are ahead stays, else it would be missing from the next advance.
            ahead = ahead.plus(Duration.between(now, earliest));
            now = earliest;
        }
        last = now;
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
