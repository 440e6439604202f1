package dev.evenhand.web.live;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open stream of this node: bounded in number, kept alive together, drained at the end. */
public final class Streams {
    private static final int MOST_PER_KEY = 20;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final int most;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perKey = new ConcurrentHashMap<>();
    private final long timer;
    private volatile boolean draining;

    public Streams(Vertx vertx, int most, Duration heartbeat) {
        this.vertx = vertx;
        this.most = most;
        this.timer =
                vertx.setPeriodic(heartbeat.toMillis(), tick -> open.forEach(stream -> stream.post(stream::heartbeat)));
    }

    public int count() {
        return open.size();
    }

    /** Fails with a problem when there are too many, of all or under one key (a conversation, an account). */
    Future<EventStream> reserve(RoutingContext ctx, String key) {
        if (draining || open.size() >= most) {
            return Future.failedFuture(Problem.later(ProblemKind.BUSY, PAUSE));
        }
        if (perKey.merge(key, 1, Integer::sum) > MOST_PER_KEY) {
            release(key);
            return Future.failedFuture(Problem.later(ProblemKind.TOO_MANY_REQUESTS, PAUSE));
        }
        var stream = new EventStream(ctx);
        open.add(stream);
        stream.onClose(() -> {
            open.remove(stream);
            release(key);
        });
        return Future.succeededFuture(stream);
    }

    private void release(String key) {
        perKey.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    }

    /** Ends all with a hint when to come back, spread over a few seconds so that the next node is not overrun. */
    public Future<Void> drain() {
        draining = true;
        vertx.cancelTimer(timer);
        return Future.join(open.stream().map(Streams::endOne).toList()).mapEmpty();
    }

    private static Future<Void> endOne(EventStream stream) {
        Promise<Void> ended = Promise.promise();
        stream.post(() -> stream.comeBack().onComplete(ended));
        return ended.future();
    }
}
