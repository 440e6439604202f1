package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.desk.Sweeper.DeskParts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/** A desk at work: the service and the sweeper that does what becomes due. */
public final class DeskRuntime {
    private final StandingDesk desk;
    private final Sweeper sweeper;

    public DeskRuntime(Vertx vertx, Conversations conversations, Lines lines, DeskOptions options, Clock clock) {
        Steps steps = new Steps(conversations, options, clock);
        desk = new StandingDesk(conversations, lines, steps, options);
        sweeper = new Sweeper(vertx, desk, new DeskParts(conversations, lines, steps, options));
    }

    public Desk desk() {
        return desk;
    }

    public void start() {
        sweeper.start();
    }

    public void stop() {
        sweeper.stop();
    }

    /** One round of the sweeper now; completes when everything found due has been tried. */
    public Future<Void> sweep() {
        return sweeper.sweep();
    }
}
