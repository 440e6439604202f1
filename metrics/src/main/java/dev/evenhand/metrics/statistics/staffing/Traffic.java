package dev.evenhand.metrics.statistics.staffing;

import dev.evenhand.metrics.statistics.Checks;
import java.time.Duration;

/**
 * What comes in: so many contacts in such a time, each keeping a server busy for the handle time on average.
 *
 * <p>A server is what takes one contact at a time: an agent on the phone, or one of the chats an agent holds at once.
 */
public record Traffic(double arrivals, Duration per, Duration handleTime) {
    public Traffic {
        Checks.notNegative("arrivals", arrivals);
        Checks.positive("per", seconds(per));
        Checks.positive("handleTime", seconds(handleTime));
    }

    /** Servers that would be busy if nobody ever waited. */
    public double erlangs() {
        return arrivalRate() * seconds(handleTime);
    }

    /** Arrivals a second. */
    double arrivalRate() {
        return arrivals / seconds(per);
    }

    /** Contacts one busy server finishes a second. */
    double serviceRate() {
        return 1 / seconds(handleTime);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /**
     * Erlang's B inverted, {@code 1/B(n) = 1 + n/A · 1/B(n−1)}, in which nothing cancels; infinite where B is below
     * the smallest number.
     */
    double inverseBlocking(int servers) {
        double inverse = 1;
        for (int n = 1; n <= servers; n++) {
            inverse = 1 + n / erlangs() * inverse;
        }
        return inverse;
    }
}
