package dev.evenhand.web.auth;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.http.Gate;
import dev.evenhand.web.http.Operation;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Behind the gate: whoever calls is there. So an external system that works the desk without an open stream stays
 * present by working; now and then is enough, since the desk's grace time is longer.
 */
public final class SignsOfLife implements Gate {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 10_000;

    private final Gate gate;
    private final Desk desk;
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    public SignsOfLife(Gate gate, Desk desk) {
        this.gate = gate;
        this.desk = desk;
    }

    @Override
    public Future<Void> admit(RoutingContext ctx, Operation operation) {
        return gate.admit(ctx, operation).onSuccess(admitted -> seen(Staff.orNull(ctx)));
    }

    private void seen(@org.jspecify.annotations.Nullable Staff staff) {
        if (staff != null && due(staff.grant().id())) {
            desk.heartbeat(staff.agent())
                    .onFailure(away -> LOG.debug("A sign of life was not noted: {}", away.getMessage()));
        }
    }

    private boolean due(String agent) {
        long now = System.nanoTime();
        Long before = last.get(agent);
        if (before != null && now - before < EVERY.toNanos()) {
            return false;
        }
        if (last.size() >= MOST_REMEMBERED) {
            last.clear();
        }
        last.put(agent, now);
        return true;
    }
}
