package dev.evenhand.bot.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a failing model alone for a while, and one that asked for it for as long as it asked; then one call tries
 * whether it is back. Safe for several threads.
 */
final class Breaker {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant aloneUntil = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether a call may be made now; while a failing model is left alone, one call a pause may. */
    synchronized boolean allows() {
        if (clock.instant().isBefore(aloneUntil)) {
            return false;
        }
        if (failures >= FAILURES) {
            aloneUntil = clock.instant().plus(PAUSE);
        }
        return true;
    }

    /** Whether the last call failed, or none may be made now. */
    synchronized boolean troubled() {
        return failures > 0 || clock.instant().isBefore(aloneUntil);
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures == FAILURES) {
            rest(PAUSE);
        }
    }

    /** No call before this has passed. */
    synchronized void rest(Duration pause) {
        var until = clock.instant().plus(pause);
        if (until.isAfter(aloneUntil)) {
            aloneUntil = until;
        }
    }
}
