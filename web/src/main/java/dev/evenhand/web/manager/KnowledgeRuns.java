package dev.evenhand.web.manager;

import dev.evenhand.bot.knowledge.ImportReport;
import dev.evenhand.bot.knowledge.ImportRun;
import dev.evenhand.web.http.Translation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports of articles that go on after their request was answered; how far they are is kept for whichever node is asked. */
final class KnowledgeRuns {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeRuns.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    /** A node that is silent for so long has died over it. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final ImportStates states;
    private final Clock clock = Clock.systemUTC();

    /**
     * How far one is.
     *
     * @param share 0 to 1
     * @param done whether it has ended, well or not
     * @param error why it failed
     * @param at when it was last heard of
     */
    record Progress(
            String id,
            double share,
            String stage,
            boolean done,
            @Nullable String error,
            @Nullable ImportReport report,
            Instant at) {
        /** As it is read in another language. */
        Progress in(Translation into) {
            var told = report == null ? null : report.saying(into::of);
            return new Progress(id, share, stage, done, error == null ? null : into.of(error), told, at);
        }

        private Progress lost() {
            return new Progress(
                    id,
                    share,
                    stage,
                    true,
                    "The node that imported it is gone. Import it again; nothing is doubled.",
                    null,
                    at);
        }
    }

    KnowledgeRuns(Vertx vertx, ImportStates states) {
        this.vertx = vertx;
        this.states = states;
    }

    /** Done when every node knows of it; from then on it is followed to its end. */
    Future<Void> follow(ImportRun run) {
        return keep(run).onSuccess(known -> {
            long timer = vertx.setPeriodic(EVERY.toMillis(), tick -> keep(run));
            run.done().onComplete(end -> {
                vertx.cancelTimer(timer);
                keep(run);
            });
        });
    }

    private Future<Void> keep(ImportRun run) {
        return states.keep(run.id(), now(run))
                .onFailure(cause -> LOG.warn("How far an import is could not be kept: {}", cause.getMessage()));
    }

    private Progress now(ImportRun run) {
        var done = run.done();
        return new Progress(
                run.id(),
                run.progress().share(),
                run.progress().stage(),
                done.isComplete(),
                done.failed() ? String.valueOf(done.cause().getMessage()) : null,
                done.succeeded() ? done.result() : null,
                clock.instant());
    }

    Future<Optional<Progress>> find(String id) {
        return states.find(id, Progress.class).map(found -> found.map(this::alive));
    }

    private Progress alive(Progress told) {
        boolean silent = told.at().plus(LOST).isBefore(clock.instant());
        return told.done() || !silent ? told : told.lost();
    }
}
