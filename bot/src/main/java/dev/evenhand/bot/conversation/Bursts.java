package dev.evenhand.bot.conversation;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers what a customer writes in quick succession; each burst ends once. Used on one context only. */
final class Bursts {

    private final Vertx vertx;
    private final Duration quiet;
    private final Duration longest;
    private final Consumer<String> ended;
    private final Map<String, Burst> open = new HashMap<>();

    Bursts(Vertx vertx, Times times, Consumer<String> ended) {
        this.vertx = vertx;
        this.quiet = times.quiet();
        this.longest = times.longest();
        this.ended = ended;
    }

    /** Whether the customer is still writing. */
    boolean open(String conversation) {
        return open.containsKey(conversation);
    }

    void said(String conversation) {
        var burst = open.computeIfAbsent(conversation, id -> new Burst(System.nanoTime()));
        vertx.cancelTimer(burst.timer);
        long left = longest.minusNanos(System.nanoTime() - burst.begunNanos).toMillis();
        burst.timer = vertx.setTimer(Math.max(1, Math.min(quiet.toMillis(), left)), fired -> end(conversation));
    }

    private void end(String conversation) {
        open.remove(conversation);
        ended.accept(conversation);
    }

    /** Ends all at once and says which were open. */
    List<String> drain() {
        open.values().forEach(burst -> vertx.cancelTimer(burst.timer));
        var conversations = List.copyOf(open.keySet());
        open.clear();
        return conversations;
    }

    /**
     * When a burst ends.
     *
     * @param quiet after this much silence
     * @param longest at the latest this long after its first message
     */
    record Times(Duration quiet, Duration longest) {}
}
