package dev.evenhand.web.node;

import dev.evenhand.bot.knowledge.ArticleStore;
import dev.evenhand.bot.redis.RedisArticleStore;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.redis.ClosedConversations;
import dev.evenhand.metrics.redis.RedisOutcomeLog;
import dev.evenhand.web.config.BadConfig;
import dev.evenhand.web.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The durable store without bot, view or server, for commands that do one thing and end; a node may run on it meanwhile.
 */
public final class Store implements AutoCloseable {
    private final Vertx vertx;
    private final Handoff handoff;
    private final Importer importer;
    private final OnSignal onSignal;

    private Store(Vertx vertx, Handoff handoff, Importer importer, OnSignal onSignal) {
        this.vertx = vertx;
        this.handoff = handoff;
        this.importer = importer;
        this.onSignal = onSignal;
    }

    /** Whether there is one to be opened; an embedded one would else be made anew. */
    public static boolean exists(Config config) {
        return config.redisUrl() != null || Files.isDirectory(config.dataDir().resolve("redis"));
    }

    /**
     * Refuses where opening would make a new one, which nobody wants who looks for what is in it.
     *
     * @throws BadConfig naming the directory
     */
    public static void require(Config config) {
        if (!exists(config)) {
            throw new BadConfig(
                    List.of(
                            "There is no store in " + config.dataDir().toAbsolutePath()
                                    + ": set --data-dir or EVENHAND_DATA_DIR to where nodes keep theirs, or EVENHAND_REDIS_URL."));
        }
    }

    /** Opens the store of the settings, starting or joining the embedded Redis. */
    public static Store open(Config config) throws Exception {
        var vertx = Vertx.vertx();
        var starting = Handoff.start(vertx, Options.handoff(config));
        var onSignal = OnSignal.stop(
                vertx,
                () -> starting.transform(up -> up.succeeded() ? up.result().stop() : Future.succeededFuture()));
        return await(starting.map(handoff -> new Store(vertx, handoff, importer(vertx, config, handoff), onSignal))
                .onFailure(failure -> {
                    onSignal.forget();
                    vertx.close();
                }));
    }

    private static Importer importer(Vertx vertx, Config config, Handoff handoff) {
        return new Importer(
                vertx,
                new RedisOutcomeLog(handoff.link()),
                Options.metrics(config).scratch());
    }

    public Importer importer() {
        return importer;
    }

    /** The knowledge base as stored; nodes that run hear of changes. */
    public ArticleStore articles() {
        return new RedisArticleStore(handoff.link(), Clock.systemUTC());
    }

    /** Folds every conversation anew, see {@link ClosedConversations#recount}. */
    public Future<Appended> recount() {
        var log = new RedisOutcomeLog(handoff.link());
        return new ClosedConversations(handoff.link(), handoff.desk(), log).recount();
    }

    /** Waits for a future on the calling thread, which must not be an event loop. */
    public static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        if (onSignal.forget()) {
            join(importer.close().eventually(handoff::stop));
            join(vertx.close());
        }
    }

    private static void join(Future<Void> end) {
        end.toCompletionStage().toCompletableFuture().join();
    }
}
