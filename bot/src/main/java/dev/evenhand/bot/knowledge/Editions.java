package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Reputation;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Progress;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node's edition in step with the store: one printing at a time on a worker thread, while the edition before
 * goes on answering; thresholds are learned on another, so that a small change never waits for them.
 *
 * <p>All changes of state happen on one context, so nothing here is locked. A lost wake-up is made good by a slow look
 * at the store's number.
 */
public final class Editions {
    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PRINTING = Duration.ofMinutes(10);

    private final ArticleStore store;
    private final Press press;
    private final Context context;
    private final WorkerExecutor worker;
    private final WorkerExecutor learner;
    private final Vertx vertx;
    private final long look;
    private final List<Waiter> waiters = new ArrayList<>();
    private final CopyOnWriteArrayList<Progress> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Runnable> served = new CopyOnWriteArrayList<>();
    private volatile Catalogue stored = Catalogue.EMPTY;
    private volatile Edition current = Edition.EMPTY;
    private Map<Language, Reputation> reputations = Map.of();
    private boolean printing;
    private boolean learning;
    private long failedNumber = -1;

    public Editions(Vertx vertx, ArticleStore store, Press press) {
        this.vertx = vertx;
        this.store = store;
        this.press = press;
        this.context = vertx.getOrCreateContext();
        this.worker = worker(vertx, "evenhand-index");
        this.learner = worker(vertx, "evenhand-calibrate");
        store.onChange(() -> context.runOnContext(none -> refresh()));
        this.look = vertx.setPeriodic(LOOK_EVERY.toMillis(), tick -> context.runOnContext(none -> lookUp()));
    }

    private static WorkerExecutor worker(Vertx vertx, String name) {
        return vertx.createSharedWorkerExecutor(name, 1, LONGEST_PRINTING.toSeconds(), TimeUnit.SECONDS);
    }

    /** What is stored, as far as this node has heard. */
    Catalogue stored() {
        return stored;
    }

    public Edition current() {
        return current;
    }

    /** Calls back after each edition that came to serve here. */
    public void onServed(Runnable listener) {
        served.add(listener);
    }

    /** From now on confidences heed what people said of articles, in every edition to come as well. */
    public Future<Void> heed(Map<Language, Reputation> said) {
        Promise<Void> heeded = Promise.promise();
        context.runOnContext(none -> {
            reputations = Map.copyOf(said);
            current = current.with(reputations);
            heeded.complete();
        });
        return heeded.future();
    }

    /** The stored policy, or the operator's. */
    AnswerPolicy policy() {
        return press.policy(stored);
    }

    /** The operator's policy. */
    AnswerPolicy usualPolicy() {
        return press.usualPolicy();
    }

    /** What would serve under another policy. */
    Future<Map<String, Shelf>> foreseen(AnswerPolicy policy) {
        var edition = current;
        return learner.executeBlocking(() -> press.foreseen(edition, policy), false);
    }

    /** Reads the store and completes when what it holds serves. */
    public Future<Edition> open() {
        return store.load().compose(catalogue -> {
            take(catalogue);
            return serving(catalogue.number());
        });
    }

    /** Completes when an edition of this number or a later one serves. */
    Future<Edition> serving(long number) {
        return awaited(new Waiter(number, false, Promise.promise(), Progress.SILENT));
    }

    /** The same, with thresholds learned from it; progress is told of the printing on the way. */
    Future<Edition> calibrated(long number, Progress progress) {
        return awaited(new Waiter(number, true, Promise.promise(), progress));
    }

    private Future<Edition> awaited(Waiter waiter) {
        context.runOnContext(none -> {
            waiters.add(waiter);
            listeners.add(waiter.progress());
            release();
            if (stored.number() < waiter.number()) {
                refresh();
            }
        });
        return waiter.promise().future();
    }

    private void lookUp() {
        store.number()
                .onSuccess(number -> {
                    if (number != stored.number()) {
                        refresh();
                    }
                })
                .onFailure(
                        cause -> LOG.debug("The store's version is not known at the moment: {}", cause.getMessage()));
    }

    private void refresh() {
        store.load()
                .onSuccess(catalogue -> context.runOnContext(none -> take(catalogue)))
                .onFailure(cause -> LOG.warn("Articles cannot be read at the moment: {}", cause.getMessage()));
    }

    private void take(Catalogue catalogue) {
        if (catalogue.number() != stored.number()) {
            stored = catalogue;
        }
        work();
    }

    /** Prints what is stored but does not serve yet; else learns the thresholds that are still those of before. */
    private void work() {
        var target = stored;
        var before = current;
        if (printing) {
            return;
        }
        if (target.number() != before.number() && target.number() != failedNumber) {
            print(target, before);
        } else if (!before.calibrated() && !learning) {
            learn(before);
        }
    }

    private void print(Catalogue target, Edition before) {
        printing = true;
        long begun = System.nanoTime();
        worker.executeBlocking(() -> press.print(target, before, this::tell), false)
                .onComplete(end -> context.runOnContext(none -> {
                    printing = false;
                    if (end.succeeded()) {
                        serve(end.result(), begun);
                    } else {
                        failed(target.number(), end.cause());
                    }
                    work();
                }));
    }

    /** The next change does not wait for this: what was learned from an edition that serves no more is dropped. */
    private void learn(Edition edition) {
        learning = true;
        long begun = System.nanoTime();
        learner.executeBlocking(() -> press.calibrated(edition, this::tell), false)
                .onComplete(end -> context.runOnContext(none -> {
                    learning = false;
                    if (end.failed()) {
                        failed(edition.number(), end.cause());
                        return;
                    }
                    if (current.number() == edition.number()) {
                        serve(end.result(), begun);
                    }
                    work();
                }));
    }

    private void serve(Edition edition, long begun) {
        current = edition.with(reputations);
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        LOG.info(
                "Knowledge {} serves {} articles ({} ms)",
                edition.version(),
                edition.articles().size(),
                millis);
        release();
        served.forEach(Runnable::run);
    }

    private void failed(long number, Throwable cause) {
        LOG.error("Knowledge {} could not be indexed; {} goes on", number, current.version(), cause);
        failedNumber = number;
        fail(number, cause);
    }

    private void release() {
        for (var waiter : List.copyOf(waiters)) {
            if (waiter.satisfiedBy(current)) {
                forget(waiter);
                waiter.promise().complete(current);
            }
        }
    }

    private void fail(long number, Throwable cause) {
        for (var waiter : List.copyOf(waiters)) {
            if (waiter.number() <= number) {
                forget(waiter);
                waiter.promise().fail(cause);
            }
        }
    }

    private void forget(Waiter waiter) {
        waiters.remove(waiter);
        listeners.remove(waiter.progress());
    }

    private void tell(Progress.Stage stage, int done, int total) {
        listeners.forEach(listener -> listener.reached(stage, done, total));
    }

    public Future<Void> close() {
        vertx.cancelTimer(look);
        return worker.close().eventually(learner::close);
    }

    private record Waiter(long number, boolean calibrated, Promise<Edition> promise, Progress progress) {
        boolean satisfiedBy(Edition edition) {
            return edition.number() >= number && (edition.calibrated() || !calibrated);
        }
    }
}
