package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers arrive at a steady pace while agents are free: how long from asking for a person to having one. */
final class Arrivals {
    private final Vertx vertx;
    private final Handoff handoff;
    private final Desk desk;
    private final DeskCrowd crowd;
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turn = new AtomicInteger();

    Arrivals(Vertx vertx, Handoff handoff) {
        this.vertx = vertx;
        this.handoff = handoff;
        this.desk = handoff.desk();
        this.crowd = new DeskCrowd(handoff);
    }

    /** An agent reaches for the next ticket whenever the line moved, as a console does that is told by event. */
    Future<Quantiles> run(List<Agent> agents, int customers, int perSecond) {
        Promise<Void> all = Promise.promise();
        var ear = handoff.live().lineMoved(move -> take(agents, customers, all));
        var left = new AtomicInteger(customers);
        long tick = Math.max(1, 1000 / perSecond);
        vertx.setPeriodic(tick, timer -> {
            if (left.decrementAndGet() < 0) {
                vertx.cancelTimer(timer);
            } else {
                arrive().onFailure(all::tryFail);
            }
        });
        return all.future().onComplete(done -> ear.close()).map(done -> new Quantiles(nanos));
    }

    private Future<?> arrive() {
        long began = System.nanoTime();
        return crowd.arrive().onSuccess(came -> asked.merge(came.id(), began, (taken, start) -> told(taken, start)));
    }

    /** Whoever was taken before the asking returned is kept by the moment of taking. */
    private long told(long taken, long began) {
        nanos.add(taken - began);
        return taken;
    }

    private void take(List<Agent> agents, int customers, Promise<Void> all) {
        Agent agent = agents.get(Math.floorMod(turn.getAndIncrement(), agents.size()));
        desk.acceptNext(agent)
                .onSuccess(next -> next.ifPresent(taken -> {
                    asked.merge(taken.id(), System.nanoTime(), (began, at) -> told(at, began));
                    crowd.leave(taken.id()).onFailure(all::tryFail);
                    if (nanos.size() >= customers) {
                        all.tryComplete();
                    }
                }))
                .onFailure(failure -> again(failure, () -> take(agents, customers, all), all));
    }

    /** Whose hands are full is passed over. */
    private void again(Throwable failure, Runnable next, Promise<Void> all) {
        if (failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.OVER_CAPACITY) {
            vertx.setTimer(1, tick -> next.run());
        } else {
            all.tryFail(failure);
        }
    }
}
