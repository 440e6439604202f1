package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Agents on every event loop take the same line empty, each reaching for more than fits: who got what twice, and who held
 * too much.
 */
final class DeskRace {
    /** Hands an agent reaches out at once, beyond what fits. */
    private static final int REACHING = 3;
    /** How long a chat is held, so that hands are full, and how long a full hand waits. */
    private static final long PAUSE_MILLIS = 10;

    private final Vertx vertx;
    private final Desk desk;
    private final DeskCrowd crowd;
    private final int capacity;
    private final Map<String, AtomicInteger> given = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> holding = new ConcurrentHashMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();

    /** What came of it; {@code seconds} from the first hand to the last ticket. */
    record Result(int tickets, long doubles, int mostHeld, int turnedAway, double seconds, Quantiles accepts) {}

    DeskRace(Vertx vertx, Handoff handoff, int capacity) {
        this.vertx = vertx;
        this.desk = handoff.desk();
        this.crowd = new DeskCrowd(handoff);
        this.capacity = capacity;
    }

    Future<Result> run(List<Agent> agents) {
        long began = System.nanoTime();
        return Future.all(agents.stream().map(this::onItsLoop).toList())
                .map(all -> new Result(
                        given.size(),
                        given.values().stream().filter(times -> times.get() > 1).count(),
                        mostHeld.get(),
                        turnedAway.get(),
                        (System.nanoTime() - began) / 1e9,
                        new Quantiles(nanos)));
    }

    /** From outside Vert.x each context is new, and they go round the event loops. */
    private Future<Void> onItsLoop(Agent agent) {
        Context context = vertx.getOrCreateContext();
        Promise<Void> done = Promise.promise();
        context.runOnContext(here -> Future.all(IntStream.range(0, capacity + REACHING)
                        .mapToObj(hand -> takeUntilEmpty(agent))
                        .toList())
                .<Void>mapEmpty()
                .onComplete(done));
        return done.future();
    }

    private Future<Void> takeUntilEmpty(Agent agent) {
        long began = System.nanoTime();
        return desk.acceptNext(agent)
                .compose(next -> served(agent, next, began))
                .recover(this::full)
                .compose(more -> more ? takeUntilEmpty(agent) : Future.succeededFuture());
    }

    private Future<Boolean> full(Throwable failure) {
        boolean full = failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.OVER_CAPACITY;
        if (full) {
            turnedAway.incrementAndGet();
        }
        return full ? vertx.timer(PAUSE_MILLIS).map(true) : Future.failedFuture(failure);
    }

    private Future<Boolean> served(Agent agent, Optional<Conversation> next, long began) {
        if (next.isEmpty()) {
            return Future.succeededFuture(false);
        }
        nanos.add(System.nanoTime() - began);
        String id = next.get().id();
        given.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
        var mine = holding.computeIfAbsent(agent.id(), first -> new AtomicInteger());
        mostHeld.accumulateAndGet(mine.incrementAndGet(), Math::max);
        return vertx.timer(PAUSE_MILLIS)
                .onSuccess(talked -> mine.decrementAndGet())
                .compose(talked -> crowd.leave(id))
                .map(true);
    }
}
