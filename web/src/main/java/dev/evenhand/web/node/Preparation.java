package dev.evenhand.web.node;

import dev.evenhand.bot.Bot;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.web.http.Contract;
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

    static void begin() {
        inBackground("bot", Bot::prepare);
        inBackground("view", Metrics::prepare);
        inBackground("contract", Contract::bundled);
    }

    private static void inBackground(String part, Runnable loading) {
        var thread = new Thread(loading, "prepare-" + part);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, cause) -> failed(part, cause));
        thread.start();
    }

    private static void failed(String part, Throwable cause) {
        if (!OnSignal.told()) {
            LOG.warn("The {} could not be loaded ahead of its start", part, cause);
        }
    }
}
