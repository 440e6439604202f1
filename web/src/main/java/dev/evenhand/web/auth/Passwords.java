package dev.evenhand.web.auth;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes and compares passwords on its own few threads.
 *
 * <p>Each hash costs memory and tens of milliseconds, so only so many wait; beyond that callers are told to come later.
 */
public final class Passwords {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    /** Of the usual form and cost, and the hash of no password anybody could find: all zero. */
    private static final String NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    public Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("evenhand-passwords", THREADS);
    }

    public Future<String> hash(String password) {
        return work(() -> Argon2.encode(password));
    }

    public Future<Boolean> matches(String password, String hash) {
        return work(() -> Argon2.matches(password, hash));
    }

    /** False, after as long as a real comparison takes: an unknown name must not be told from a wrong password. */
    public Future<Boolean> matchesNobody(String password) {
        return matches(password, NOBODY).map(false);
    }

    private <T> Future<T> work(Callable<T> step) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Problem.later(ProblemKind.BUSY, Duration.ofSeconds(2)));
        }
        return workers.executeBlocking(step, false).onComplete(done -> waiting.decrementAndGet());
    }

    public Future<Void> close() {
        return workers.close();
    }
}
