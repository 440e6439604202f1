package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.StoreAway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.PooledRedisConnection;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that comes back by itself: from 20 ms after a loss, slower each time, at most every second.
 *
 * <p>While it is away every send fails at once, so that callers can say so instead of waiting.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** Replies that mean "not this server, not now": another moment or node will do. The first is the client's own. */
    private static final Set<String> AWAY =
            Set.of("CONNECTION_CLOSED", "LOADING", "MASTERDOWN", "READONLY", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS");

    private final Vertx vertx;
    private final Redis redis;
    private final String name;
    private final Function<RedisConnection, Future<?>> whenUp;
    private volatile @Nullable RedisConnection connection;
    private volatile boolean closed;
    private Duration pause = FIRST_PAUSE;

    /** @param whenUp runs on every new connection before it is used */
    Line(Vertx vertx, Redis redis, String name, Function<RedisConnection, Future<?>> whenUp) {
        this.vertx = vertx;
        this.redis = redis;
        this.name = name;
        this.whenUp = whenUp;
    }

    Future<Void> connect() {
        return redis.connect()
                .compose(fresh ->
                        whenUp.apply(fresh).onFailure(cause -> discard(fresh)).map(fresh))
                .compose(this::use);
    }

    private Future<Void> use(RedisConnection fresh) {
        if (closed) {
            return fresh.close();
        }
        fresh.exceptionHandler(cause -> lost(fresh, cause));
        fresh.endHandler(end -> lost(fresh, new IllegalStateException("closed by the server")));
        connection = fresh;
        pause = FIRST_PAUSE;
        return Future.succeededFuture();
    }

    Future<@Nullable Response> send(Request request) {
        RedisConnection current = connection;
        if (current == null) {
            return Future.failedFuture(new StoreAway("Redis cannot be reached at the moment.", null));
        }
        return current.send(request).recover(cause -> Future.failedFuture(judged(current, cause)));
    }

    private Throwable judged(RedisConnection current, Throwable cause) {
        if (cause instanceof ErrorType error) {
            if (AWAY.stream().noneMatch(error::is)) {
                return cause;
            }
            if (error.is("READONLY")) {
                lost(current, cause);
            }
        }
        return new StoreAway("Redis cannot be reached at the moment.", cause);
    }

    /** Takes the present connection for dead. */
    void drop(String why) {
        RedisConnection current = connection;
        if (current != null) {
            lost(current, new IllegalStateException(why));
        }
    }

    private synchronized void lost(RedisConnection gone, Throwable cause) {
        if (connection != gone) {
            return;
        }
        connection = null;
        discard(gone);
        if (!closed) {
            LOG.warn("Lost the {} connection to Redis: {}", name, cause.getMessage());
            reconnectLater();
        }
    }

    private void reconnectLater() {
        vertx.setTimer(pause.toMillis(), tick -> {
            if (closed) {
                return;
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            connect()
                    .onSuccess(up -> LOG.info("The {} connection to Redis is back", name))
                    .onFailure(cause -> reconnectLater());
        });
    }

    /**
     * Closes the socket too, so that what was asked on it fails: closing a pooled connection only hands it back, and
     * one whose peer froze would be taken out again while its callers wait for ever.
     */
    private void discard(RedisConnection gone) {
        if (gone instanceof PooledRedisConnection pooled) {
            pooled.actual().forceClose();
        }
        gone.close().onFailure(cause -> LOG.debug("Closing a dead connection failed: {}", cause.getMessage()));
    }

    boolean up() {
        return connection != null;
    }

    Future<Void> close() {
        closed = true;
        RedisConnection current = connection;
        connection = null;
        return current == null ? Future.succeededFuture() : current.close();
    }
}
