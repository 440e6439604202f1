package dev.evenhand.web.node;

import dev.evenhand.bot.Bot;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.web.http.Contract;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start needs of models, engines and files but not of the store, loaded while the store starts.
 *
 * <p>Only a head start: whoever needs a thing loads it himself where this failed or is not that far, and reports it.
 */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private Preparation() {}

    /** Completes once all of it is loaded or has failed: a process that ends before crashes in the middle of a model. */
    static Future<Void> begin() {
        return Future.join(
                        inBackground("bot", Bot::prepare),
                        inBackground("view", Metrics::prepare),
                        inBackground("contract", Contract::bundled))
                .mapEmpty();
    }

    private static Future<Void> inBackground(String part, Runnable loading) {
        Promise<Void> over = Promise.promise();
        var thread = new Thread(() -> load(loading, over), "prepare-" + part);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, cause) -> failed(part, cause));
        thread.start();
        return over.future();
    }

    private static void load(Runnable loading, Promise<Void> over) {
        try {
            loading.run();
        } finally {
            over.complete();
        }
    }

    private static void failed(String part, Throwable cause) {
        if (!OnSignal.told()) {
            LOG.warn("The {} could not be loaded ahead of its start", part, cause);
        }
    }
}
