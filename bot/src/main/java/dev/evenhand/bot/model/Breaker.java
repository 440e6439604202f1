package dev.evenhand.bot.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves a failing model alone for a while; then one call tries whether it is back. Safe for several threads. */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant closedAgain = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether a call may be made now; while the model is left alone, one call a pause may. */
    synchronized boolean allows() {
        if (failures < FAILURES) {
            return true;
        }
        boolean trial = !clock.instant().isBefore(closedAgain);
        if (trial) {
            closedAgain = clock.instant().plus(PAUSE);
        }
        return trial;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures == FAILURES) {
            closedAgain = clock.instant().plus(PAUSE);
        }
    }
}
