package dev.evenhand.web.auth;

import io.vertx.core.Future;
import java.time.Duration;

/** How often somebody may do something, counted for all nodes together. */
public interface Limits {
    /** Takes one from the bucket; zero when it had one, else how long to wait. */
    default Future<Duration> take(Limit limit, String who) {
        return take(limit, who, 1);
    }

    /** Takes so many at once, or none of them; more than the bucket holds are never there. */
    Future<Duration> take(Limit limit, String who, int amount);

    /**
     * How long the next attempt must wait after so many failures in a row: nothing for the first few, then twice as
     * long each time up to a quarter of an hour.
     */
    Future<Duration> penalty(String who);

    Future<Void> failed(String who);

    /** Forgets the failures, and remembers for a month that this one knew the password. */
    Future<Void> succeeded(String who);

    /** Whether {@link #succeeded} was told of this one within the last month. */
    Future<Boolean> known(String who);

    /** For load tests on loopback. */
    Limits NONE = new Limits() {
        @Override
        public Future<Duration> take(Limit limit, String who, int amount) {
            return Future.succeededFuture(Duration.ZERO);
        }

        @Override
        public Future<Duration> penalty(String who) {
            return Future.succeededFuture(Duration.ZERO);
        }

        @Override
        public Future<Void> failed(String who) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> succeeded(String who) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Boolean> known(String who) {
            return Future.succeededFuture(true);
        }
    };
}
