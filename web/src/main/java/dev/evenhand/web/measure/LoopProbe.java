package dev.evenhand.web.measure;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long event loops kept something waiting that wanted to run at once: each is knocked at often. */
final class LoopProbe {

    private static final long EVERY_MILLIS = 20;

    private final Vertx vertx;
    private final AtomicLong longest = new AtomicLong();
    private final List<Long> timers = new ArrayList<>();

    /** Contexts made one after the other are spread over all loops. */
    LoopProbe(Vertx vertx, int loops) {
        this.vertx = vertx;
        for (int i = 0; i < loops; i++) {
            var context = ((io.vertx.core.internal.VertxInternal) vertx).createEventLoopContext();
            timers.add(vertx.setPeriodic(EVERY_MILLIS, tick -> {
                long knocked = System.nanoTime();
                context.runOnContext(none -> longest.accumulateAndGet(System.nanoTime() - knocked, Math::max));
            }));
        }
    }

    void stop() {
        timers.forEach(vertx::cancelTimer);
    }

    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longest.get());
    }
}
