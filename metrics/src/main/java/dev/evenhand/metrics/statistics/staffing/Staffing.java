package dev.evenhand.metrics.statistics.staffing;

import dev.evenhand.metrics.statistics.Checks;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * How many agents a promise to customers takes: the fewest whose chats, held at once, answer enough of them in time.
 */
public final class Staffing {
    private static final int MOST = 100_000;

    private Staffing() {}

    /**
     * The promise: at least this share gets an agent within the time.
     *
     * @param share strictly between 0 and 1
     */
    public record Promise(double share, Duration within) {
        public Promise {
            Checks.openProbability("share", share);
            Checks.notNegative("within", Traffic.seconds(within));
        }
    }

    /** Servers, if nobody leaves ({@link ErlangC}); empty above {@value #MOST}. */
    public static OptionalInt servers(Traffic traffic, Promise promise) {
        int least = (int) Math.min(MOST, Math.max(1, traffic.erlangs()));
        return fewest(least, n -> ErlangC.waiting(traffic, n, promise.within)
                .filter(w -> w.within() >= promise.share)
                .isPresent());
    }

    /** Servers, if people leave ({@link ErlangA}); empty above {@value #MOST}. */
    public static OptionalInt servers(ErlangA.Impatient impatient, Promise promise) {
        return fewest(1, n -> ErlangA.waiting(impatient, n, promise.within).within() >= promise.share);
    }

    /**
     * Agents for so many servers when one holds {@code concurrency} chats at once as measured.
     *
     * @throws IllegalArgumentException if servers are negative or the concurrency is not positive
     */
    public static int agents(int servers, double concurrency) {
        Checks.that(servers >= 0, "servers must not be negative", servers);
        Checks.positive("concurrency", concurrency);
        return (int) Math.ceil(servers / concurrency);
    }

    /** More servers never answer fewer in time, so the range may be halved. */
    private static OptionalInt fewest(int least, IntPredicate enough) {
        int high = least;
        while (high < MOST && !enough.test(high)) {
            high = Math.min(MOST, high * 2);
        }
        int low = least;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return enough.test(low) ? OptionalInt.of(low) : OptionalInt.empty();
    }
}
