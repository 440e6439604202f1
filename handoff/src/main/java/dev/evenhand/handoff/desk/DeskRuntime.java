package dev.evenhand.handoff.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** A desk at work: the service and the sweeper that does what becomes due. */
public final class DeskRuntime {
    private final StandingDesk desk;
    private final Sweeper sweeper;
    private final Lines lines;

    public DeskRuntime(Vertx vertx, DeskStores stores, DeskOptions options, Clock clock) {
        Steps steps = new Steps(stores.conversations(), options, clock);
        DeskParts parts = new DeskParts(stores, steps, options, alarm(vertx, steps));
        lines = stores.lines();
        desk = new StandingDesk(parts);
        sweeper = new Sweeper(vertx, desk, parts);
    }

    /** A little late, since clock and timer do not count the same milliseconds. */
    private static Alarm alarm(Vertx vertx, Steps steps) {
        return (when, what) -> {
            long millis = Duration.between(steps.now(), when).toMillis();
            vertx.setTimer(Math.max(1, millis + 5), due -> what.run());
        };
    }

    public Desk desk() {
        return desk;
    }

    /** Reads the rules and finds what waits, then begins to sweep. */
    public Future<Void> start() {
        return desk.dispatch().refresh().compose(read -> lines.adopt()).onSuccess(found -> sweeper.start());
    }

    public void stop() {
        sweeper.stop();
    }

    /** One round of the sweeper now; completes when everything found due has been tried. */
    public Future<Void> sweep() {
        return sweeper.sweep();
    }
}
