package dev.evenhand.handoff;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskRuntime;
import dev.evenhand.handoff.desk.DeskStores;
import dev.evenhand.handoff.redis.EmbeddedRedis;
import dev.evenhand.handoff.redis.Feed;
import dev.evenhand.handoff.redis.ReconnectingLink;
import dev.evenhand.handoff.redis.RedisConversations;
import dev.evenhand.handoff.redis.RedisLines;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLiveEvents;
import dev.evenhand.handoff.redis.RedisRoster;
import dev.evenhand.handoff.redis.RedisRulebook;
import dev.evenhand.handoff.redis.RedisUrl;
import dev.evenhand.handoff.redis.StoreHealth;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The module at work on one node: the desk, live events, the feed, and the way to Redis. */
public final class Handoff {
    private static final Logger LOG = LoggerFactory.getLogger(Handoff.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(9);

    private final @Nullable EmbeddedRedis redis;
    private final ReconnectingLink link;
    private final DeskRuntime runtime;
    private final LiveEvents live;
    private final Feed feed;

    private Handoff(Vertx vertx, @Nullable EmbeddedRedis redis, ReconnectingLink link, HandoffOptions options) {
        this.redis = redis;
        this.link = link;
        this.live = new RedisLiveEvents(vertx, link);
        this.feed = new Feed(vertx, link, "node-" + UUID.randomUUID());
        this.runtime = new DeskRuntime(
                vertx,
                new DeskStores(
                        new RedisConversations(link),
                        new RedisLines(link),
                        new RedisRoster(link),
                        new RedisRulebook(link)),
                options.desk(),
                options.clock());
    }

    /** Starts Redis where none is given, connects, checks the scripts and begins to sweep. */
    public static Future<Handoff> start(Vertx vertx, HandoffOptions options) {
        String url = options.redisUrl();
        if (url != null) {
            return connect(vertx, null, options, url)
                    .recover(cause -> Future.failedFuture(new IllegalStateException(
                            "The external Redis cannot be used: " + cause.getMessage(), cause)));
        }
        return EmbeddedRedis.start(vertx, options.dataDirectory().resolve("redis"))
                .compose(redis -> connect(vertx, redis, options, redis.url())
                        .recover(cause -> redis.stop().transform(stopped -> Future.failedFuture(cause))));
    }

    private static Future<Handoff> connect(
            Vertx vertx, @Nullable EmbeddedRedis redis, HandoffOptions options, String url) {
        return ReconnectingLink.connect(vertx, RedisUrl.options(url))
                .compose(link -> link.checkScripts().map(link).onFailure(cause -> link.close()))
                .map(link -> new Handoff(vertx, redis, link, options))
                .compose(handoff -> handoff.runtime.start().map(handoff).onFailure(cause -> handoff.link.close()))
                .onSuccess(handoff ->
                        handoff.health().onSuccess(health -> health.warnings().forEach(LOG::warn)));
    }

    public Desk desk() {
        return runtime.desk();
    }

    public LiveEvents live() {
        return live;
    }

    public RedisLink link() {
        return link;
    }

    public Feed feed() {
        return feed;
    }

    /** Asks Redis now; never fails. */
    public Future<StoreHealth> health() {
        return link.health();
    }

    /** One round of the sweeper now, without waiting for its time. */
    public Future<Void> sweep() {
        return runtime.sweep();
    }

    /** Stops sweeping and reading, closes the connections, and ends an embedded Redis nobody else uses. */
    public Future<Void> stop() {
        runtime.stop();
        feed.stop();
        return link.close()
                .transform(closed -> redis == null ? Future.succeededFuture() : redis.stop())
                .timeout(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .mapEmpty();
    }
}
