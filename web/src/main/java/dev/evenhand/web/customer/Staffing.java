package dev.evenhand.web.customer;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Presence.Status;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** Whether people are on duty, looked up at most once in {@link #FRESH}: every widget on every page asks. */
public final class Staffing {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Desk desk;
    private volatile Seen seen = new Seen(false, Instant.EPOCH);

    private record Seen(boolean staffed, Instant until) {}

    public Staffing(Desk desk) {
        this.desk = desk;
    }

    Future<Boolean> staffed() {
        var last = seen;
        return Instant.now().isBefore(last.until()) ? Future.succeededFuture(last.staffed()) : look();
    }

    private Future<Boolean> look() {
        return desk.view().map(view -> {
            boolean staffed = view.agents().stream()
                    .anyMatch(agent -> agent.status() == Status.AVAILABLE && agent.capacity() > 0);
            seen = new Seen(staffed, Instant.now().plus(FRESH));
            return staffed;
        });
    }
}
