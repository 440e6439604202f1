package dev.evenhand.web.manager;

import dev.evenhand.metrics.history.Importer;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.manager.ImportStates.Imported;
import dev.evenhand.web.manager.ImportStates.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports of outcomes that go on after their request was answered; what is known of them is kept twice a second. */
final class ImportRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    /** A node that is silent for so long has died over it. */
    private static final Duration LOST = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final ImportStates states;
    private final Clock clock = Clock.systemUTC();

    ImportRuns(Vertx vertx, ImportStates states) {
        this.vertx = vertx;
        this.states = states;
    }

    /** One under way; told how far it is on any thread. */
    final class Run implements Importer.Progress {
        private final String id = UUID.randomUUID().toString();
        private volatile State state = new State(id, "checking", 0, 0, null, null, null, clock.instant());

        String id() {
            return id;
        }

        @Override
        public void at(String step, long done, long total) {
            state = new State(id, step, done, total, null, null, null, clock.instant());
        }

        private State beating() {
            State now = state;
            return new State(id, now.step(), now.done(), now.total(), null, null, null, clock.instant());
        }

        private State ended(Imported report) {
            long rows = report.imported();
            return new State(id, "done", rows, rows, report, null, null, clock.instant());
        }

        private State failed(Throwable cause) {
            var problem = cause instanceof Problem known ? known : null;
            return new State(
                    id,
                    "failed",
                    state.done(),
                    state.total(),
                    null,
                    String.valueOf(cause.getMessage()),
                    problem == null ? null : problem.errors(),
                    clock.instant());
        }
    }

    /** A new one, known from now on. */
    Future<Run> begin() {
        Run run = new Run();
        return states.keep(run.id(), run.state).map(run);
    }

    /** Completes with the end of the work, whatever that is, once it has been kept. */
    Future<Void> follow(Run run, Future<Imported> work) {
        long timer = vertx.setPeriodic(EVERY.toMillis(), tick -> states.keep(run.id(), run.beating()));
        return work.transform(end -> {
                    vertx.cancelTimer(timer);
                    return states.keep(run.id(), end.succeeded() ? run.ended(end.result()) : run.failed(end.cause()));
                })
                .onFailure(cause -> LOG.warn("How an import ended could not be kept", cause));
    }

    Future<Optional<State>> find(String id) {
        return states.find(id, State.class).map(found -> found.map(this::alive));
    }

    private State alive(State state) {
        boolean silent = state.at().plus(LOST).isBefore(clock.instant());
        return state.finished() || !silent
                ? state
                : new State(
                        state.id(),
                        "lost",
                        state.done(),
                        state.total(),
                        null,
                        "The node that imported it is gone. Import it again; nothing is doubled.",
                        null,
                        state.at());
    }
}
