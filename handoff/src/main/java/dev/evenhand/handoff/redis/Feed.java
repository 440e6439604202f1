package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The events of every conversation, those of the types a consumer group asks for told to it at least once and in order
 * within a conversation.
 *
 * <p>A wake-up names the conversation, so just its partition is read; a slow sweep finds what a lost wake-up or a dead
 * consumer left behind, tells again what a handler failed on, and trims what every group has passed.
 */
public final class Feed {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final RedisLink link;
    private final String node;
    private final List<FeedReader> readers = new CopyOnWriteArrayList<>();

    /**
     * A feed read by one node.
     *
     * @param node name of this process among the consumers; a new one each start is fine
     */
    public Feed(Vertx vertx, RedisLink link, String node) {
        this.vertx = vertx;
        this.link = link;
        this.node = node;
    }

    /**
     * Begins to consume as {@code group}, from the first entry kept when the group is new; of events of the types in
     * {@code telling} only, such as {@code closed}. The others cost Redis next to nothing: nobody is woken for them.
     *
     * <p>Entries of a partition are handed over one after the other; an entry is acknowledged when its future succeeded.
     */
    public Future<Consumption> consume(String group, Set<String> telling, Function<FeedEntry, Future<Void>> handler) {
        FeedReader reader = new FeedReader(link, new FeedReader.Consumer(group, node, telling, handler));
        return reader.begin().map(begun -> {
            readers.add(reader);
            link.subscribe(Addresses.EVENTS, reader::woken);
            reader.sweep();
            long timer = vertx.setPeriodic(SWEEP_EVERY.toMillis(), tick -> reader.sweep());
            return new Consumption() {
                @Override
                public int inHand() {
                    return reader.inHand();
                }

                @Override
                public void close() {
                    vertx.cancelTimer(timer);
                    reader.close();
                    readers.remove(reader);
                }
            };
        });
    }

    /** The slow sweep, now. */
    public void sweep() {
        readers.forEach(FeedReader::sweep);
    }

    /** Stops reading; what was being handled is told again to another consumer. */
    public void stop() {
        readers.forEach(FeedReader::close);
    }

    /** A group being read by this node. */
    public interface Consumption extends AutoCloseable {
        /** Entries read and not yet handled, here. */
        int inHand();

        @Override
        void close();
    }
}
