package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Proportion;
import java.util.OptionalDouble;

/**
 * How fast a promise's allowance of failures is being used up: 1 spends it exactly over the promised time.
 *
 * <p>{@code (1 − rate)/(1 − objective)}. It burns at 14.4 over an hour and still over its last 5 minutes, or at 6
 * over six hours and still over the last 30 minutes: a long window for weight, a short one so that the alarm ends
 * with the trouble. B. Beyer and others (eds.), The Site Reliability Workbook, ch. 5.
 */
public final class BurnRate {
    private static final double FAST = 14.4;
    private static final double SLOW = 6;

    private BurnRate() {}

    /** Promises kept among those due in the windows that end now. */
    public record Windows(Proportion hour, Proportion fiveMinutes, Proportion sixHours, Proportion thirtyMinutes) {}

    /**
     * Of the promises kept in one window; empty if none was due.
     *
     * @param objective the share to be kept, strictly between 0 and 1
     * @throws IllegalArgumentException if the objective is out of range
     */
    public static OptionalDouble of(Proportion kept, double objective) {
        Checks.openProbability("objective", objective);
        return kept.n() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) kept.failures() / kept.n() / (1 - objective));
    }

    /** Whether either pair of windows burns; a window in which nothing was due does not. */
    public static boolean burning(Windows windows, double objective) {
        boolean fast = of(windows.hour, objective).orElse(0) >= FAST
                && of(windows.fiveMinutes, objective).orElse(0) >= FAST;
        boolean slow = of(windows.sixHours, objective).orElse(0) >= SLOW
                && of(windows.thirtyMinutes, objective).orElse(0) >= SLOW;
        return fast || slow;
    }
}
