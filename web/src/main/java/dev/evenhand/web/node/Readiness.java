package dev.evenhand.web.node;

import dev.evenhand.web.ops.Check;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** What a node needs before it may be sent customers: Redis, its persistence, the bot's index, the view. */
final class Readiness {
    /** The view looks for what it missed every three seconds. */
    private static final Duration USUAL_LAG = Duration.ofSeconds(10);

    private final Node.Floors floors;

    Readiness(Node.Floors floors) {
        this.floors = floors;
    }

    Future<List<Check>> checks() {
        return floors.handoff()
                .health()
                .map(health -> List.of(
                        new Check("redis", health.reachable(), health.reachable() ? "answers" : "cannot be reached"),
                        new Check(
                                "persistence",
                                health.warnings().isEmpty(),
                                health.warnings().isEmpty()
                                        ? "keeps what it is given"
                                        : String.join("; ", health.warnings())),
                        bot(),
                        view()));
    }

    private Check bot() {
        var ready = floors.bot().ready();
        return new Check("bot", ready.ready(), ready.detail());
    }

    private Check view() {
        var caughtUp = floors.metrics().caughtUp();
        return new Check("view", caughtUp, caughtUp ? following() : "is still reading outcomes");
    }

    /** A node whose reports lag serves customers all the same, and says so. */
    private String following() {
        var behind = floors.metrics().behind();
        return behind.compareTo(USUAL_LAG) <= 0
                ? "has read to the end once, and follows"
                : "has read to the end once; reports last held all outcomes " + behind.toSeconds() + " s ago";
    }
}
