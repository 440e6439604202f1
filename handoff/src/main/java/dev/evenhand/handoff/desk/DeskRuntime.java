package dev.evenhand.handoff.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** A desk at work: the service and the sweeper that does what becomes due. */
public final class DeskRuntime {
    private final StandingDesk desk;
    private final Sweeper sweeper;

    public DeskRuntime(Vertx vertx, DeskStores stores, DeskOptions options, Clock clock) {
        Steps steps = new Steps(stores.conversations(), options, clock);
        DeskParts parts = new DeskParts(stores, steps, options);
        desk = new StandingDesk(parts);
        sweeper = new Sweeper(vertx, desk, parts);
    }

    public Desk desk() {
        return desk;
    }

    /** Reads the rules, then begins to sweep. */
    public Future<Void> start() {
        return desk.dispatch().refresh().onSuccess(read -> sweeper.start()).mapEmpty();
    }

    public void stop() {
        sweeper.stop();
    }

    /** One round of the sweeper now; completes when everything found due has been tried. */
    public Future<Void> sweep() {
        return sweeper.sweep();
    }
}
