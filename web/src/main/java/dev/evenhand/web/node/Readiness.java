package dev.evenhand.web.node;

import dev.evenhand.web.ops.Check;
import io.vertx.core.Future;
import java.util.List;

/** What a node needs before it may be sent customers: Redis, its persistence, the bot's index, the view. */
final class Readiness {
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
        return new Check(
                "view", caughtUp, caughtUp ? "has read to the end once, and follows" : "is still reading outcomes");
    }
}
