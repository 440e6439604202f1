package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.StoreAway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
    /** A peer that takes connections and says nothing is left for another attempt. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);

    /** Replies that mean "not this server, not now": another moment or node will do. The first is the client's own. */
    private static final Set<String> AWAY =
            Set.of("CONNECTION_CLOSED", "LOADING", "MASTERDOWN", "READONLY", "CLUSTERDOWN", "TRYAGAIN", "NOREPLICAS");

    private final Vertx vertx;
    private final RedisOptions options;
    private final String name;
    private final Function<RedisConnection, Future<?>> whenUp;
    private volatile @Nullable Standing standing;
    private volatile boolean closed;
    private Duration pause = FIRST_PAUSE;

    /** A connection and the client that it alone belongs to: closing that frees whatever waits on a dead socket. */
    private record Standing(Redis client, RedisConnection connection) {}

    /** @param whenUp runs on every new connection before it is used */
    Line(Vertx vertx, RedisOptions options, String name, Function<RedisConnection, Future<?>> whenUp) {
        this.vertx = vertx;
        this.options = options;
        this.name = name;
        this.whenUp = whenUp;
    }

    Future<Void> connect() {
        Redis client = Redis.createClient(vertx, options);
        return client.connect()
                .compose(fresh -> whenUp.apply(fresh).map(new Standing(client, fresh)))
                .timeout(LONGEST_ATTEMPT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> discard(client))
                .compose(this::use);
    }

    private Future<Void> use(Standing fresh) {
        if (closed) {
            return fresh.client.close();
        }
        fresh.connection.exceptionHandler(cause -> lost(fresh, cause));
        fresh.connection.endHandler(end -> lost(fresh, new IllegalStateException("closed by the server")));
        standing = fresh;
        pause = FIRST_PAUSE;
        return Future.succeededFuture();
    }

    Future<@Nullable Response> send(Request request) {
        Standing current = standing;
        if (current == null) {
            return Future.failedFuture(new StoreAway("Redis cannot be reached at the moment.", null));
        }
        return current.connection.send(request).recover(cause -> Future.failedFuture(judged(current, cause)));
    }

    private Throwable judged(Standing current, Throwable cause) {
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
        Standing current = standing;
        if (current != null) {
            lost(current, new IllegalStateException(why));
        }
    }

    private synchronized void lost(Standing gone, Throwable cause) {
        Standing current = standing;
        if (current == null || current.connection != gone.connection) {
            return;
        }
        standing = null;
        discard(gone.client);
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

    private static void discard(Redis client) {
        client.close().onFailure(cause -> LOG.debug("Closing a dead connection failed: {}", cause.getMessage()));
    }

    boolean up() {
        return standing != null;
    }

    Future<Void> close() {
        closed = true;
        Standing current = standing;
        standing = null;
        return current == null ? Future.succeededFuture() : current.client.close();
    }
}
