package dev.evenhand.metrics.statistics.staffing;

import dev.evenhand.metrics.statistics.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * Erlang C: waiting in a line nobody leaves (M/M/n).
 *
 * <p>{@code P(wait) = nB/(n − A(1−B))}, mean wait {@code P·h/(n−A)}, within T {@code 1 − P·e^(−(n−A)T/h)}. A. K.
 * Erlang (1917); R. B. Cooper, Introduction to Queueing Theory, 2nd ed., ch. 3. For chat it asks for too many:
 * customers do leave, see {@link ErlangA}.
 */
public final class ErlangC {
    private ErlangC() {}

    /**
     * Waiting with so many servers; empty if the load is as large or larger: the line would grow without end.
     *
     * @throws IllegalArgumentException if servers or {@code target} is negative
     */
    public static Optional<Waiting> waiting(Traffic traffic, int servers, Duration target) {
        Checks.that(servers >= 0, "servers must not be negative", servers);
        Checks.notNegative("target", Traffic.seconds(target));
        double load = traffic.erlangs();
        if (load == 0) {
            return Optional.of(Waiting.NOBODY);
        }
        return load >= servers ? Optional.empty() : Optional.of(stable(traffic, servers, Traffic.seconds(target)));
    }

    private static Waiting stable(Traffic traffic, int servers, double target) {
        double load = traffic.erlangs();
        double spare = (servers - load) * traffic.serviceRate();
        double waits = 1 / (1 + (traffic.inverseBlocking(servers) - 1) * (1 - load / servers));
        return new Waiting(waits, waits / spare, 1 - waits * Math.exp(-spare * target), 0);
    }
}
