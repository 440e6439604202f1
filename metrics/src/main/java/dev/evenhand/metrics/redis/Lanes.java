package dev.evenhand.metrics.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many calls on the one connection, a few at a time: Redis always has the next one at hand, and a live message waits for
 * those few at most.
 */
final class Lanes {
    private static final int LANES = 4;

    private Lanes() {}

    /** Completes with the results in order; fails with the first failure once nothing is under way any more. */
    static <T extends @Nullable Object> Future<List<T>> run(List<Supplier<Future<T>>> calls) {
        List<T> results = new ArrayList<>(Collections.nCopies(calls.size(), null));
        AtomicInteger next = new AtomicInteger();
        List<Future<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(LANES, calls.size()); lane++) {
            lanes.add(follow(calls, results, next));
        }
        return Future.join(lanes).map(results);
    }

    private static <T extends @Nullable Object> Future<Void> follow(
            List<Supplier<Future<T>>> calls, List<T> results, AtomicInteger next) {
        int call = next.getAndIncrement();
        if (call >= calls.size()) {
            return Future.succeededFuture();
        }
        return calls.get(call).get().compose(result -> {
            results.set(call, result);
            return follow(calls, results, next);
        });
    }
}
