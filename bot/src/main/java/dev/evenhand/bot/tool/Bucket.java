package dev.evenhand.bot.tool;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many a minute, of which some may come at once: filled steadily, never beyond its size. */
final class Bucket {
    private static final double MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanos;
    private double level;
    private long at;

    /** {@code nanos} is a clock that never goes back. */
    Bucket(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.level = perMinute;
        this.at = nanos.getAsLong();
    }

    /** Whether there was one left. */
    synchronized boolean take() {
        long now = nanos.getAsLong();
        level = Math.min(perMinute, level + (now - at) * perMinute / MINUTE_NANOS);
        at = now;
        if (level < 1) {
            return false;
        }
        level--;
        return true;
    }
}
