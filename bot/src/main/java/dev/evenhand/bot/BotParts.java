package dev.evenhand.bot;

import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.Editions;
import dev.evenhand.bot.knowledge.LiveKnowledge;
import dev.evenhand.bot.learning.Forgetting;
import dev.evenhand.bot.learning.Learning;
import dev.evenhand.bot.learning.Listener;
import dev.evenhand.bot.learning.Teaching;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a running bot consists of, and what has to be let go in the end.
 *
 * @param learning what conversations teach
 * @param listener hears what they do
 * @param forgetting lets go of it with the conversation
 * @param teaching lets it into the calibration
 * @param answers threads that decide about turns
 * @param evaluation a thread for long evaluations, so that customers do not wait for them
 * @param opened completes when the first edition serves
 * @param deployment the verticle's id once it is deployed
 */
record BotParts(
        Vertx vertx,
        LiveKnowledge knowledge,
        Editions editions,
        Learning learning,
        Listener listener,
        Forgetting forgetting,
        Teaching teaching,
        WorkerExecutor answers,
        WorkerExecutor evaluation,
        Future<Edition> opened,
        AtomicReference<String> deployment) {

    Future<Void> stop() {
        listener.close();
        forgetting.close();
        teaching.close();
        String id = deployment.getAndSet(null);
        Future<Void> silent = id == null ? Future.succeededFuture() : vertx.undeploy(id);
        return silent.eventually(() -> Future.join(editions.close(), answers.close(), evaluation.close()));
    }
}
