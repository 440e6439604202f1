package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every event of every conversation, told to each consumer group at least once and in order within a conversation.
 *
 * <p>A wake-up names the conversation, so just its partition is read; a slow sweep finds what a lost wake-up or a dead
 * consumer left behind. An entry is acknowledged when its handler succeeded; a failed one is told again by the sweep.
 */
public final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    /** A consumer that has kept an entry this long without acknowledging it is taken for dead. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    private static final String AT_ONCE = "200";

    private final Vertx vertx;
    private final RedisLink link;
    private final String node;
    private final List<Reader> readers = new ArrayList<>();
    private volatile boolean stopped;

    /** @param node name of this process among the consumers; a new one each start is fine */
    public Feed(Vertx vertx, RedisLink link, String node) {
        this.vertx = vertx;
        this.link = link;
        this.node = node;
    }

    /** Begins to consume as {@code group}, from the first entry kept when the group is new. */
    public Future<Consumption> consume(String group, Function<FeedEntry, Future<Void>> handler) {
        Reader reader = new Reader(group, handler);
        List<Future<Void>> groups = IntStream.range(0, Keys.PARTITIONS)
                .mapToObj(partition -> reader.begin(partition))
                .toList();
        return Future.all(groups).map(begun -> {
            readers.add(reader);
            link.subscribe(Addresses.EVENTS, reader::woken);
            reader.sweep();
            reader.timer = vertx.setPeriodic(SWEEP_EVERY.toMillis(), tick -> reader.sweep());
            return reader;
        });
    }

    /** Stops reading; what was being handled is told again to another consumer. */
    public void stop() {
        stopped = true;
        readers.forEach(Reader::close);
    }

    /** A group being read by this node. */
    public interface Consumption extends AutoCloseable {
        /** Entries read and not yet handled, here. */
        int inHand();

        @Override
        void close();
    }

    private final class Reader implements Consumption {
        private final String group;
        private final Function<FeedEntry, Future<Void>> handler;
        private final Map<Integer, Boolean> reading = new ConcurrentHashMap<>();
        private final AtomicInteger inHand = new AtomicInteger();
        private volatile boolean closed;
        private long timer = -1;

        Reader(String group, Function<FeedEntry, Future<Void>> handler) {
            this.group = group;
            this.handler = handler;
        }

        Future<Void> begin(int partition) {
            return link.send(Command.XGROUP, "CREATE", Keys.feed(partition), group, "0", "MKSTREAM")
                    .<Void>mapEmpty()
                    .recover(cause -> String.valueOf(cause.getMessage()).startsWith("BUSYGROUP")
                            ? Future.succeededFuture()
                            : Future.failedFuture(cause));
        }

        void woken(String payload) {
            int from = payload.indexOf(' ') + 1;
            read(Keys.partition(payload.substring(from, payload.indexOf(' ', from))));
        }

        void sweep() {
            for (int partition = 0; partition < Keys.PARTITIONS; partition++) {
                int each = partition;
                reclaim(each).onComplete(done -> read(each));
            }
        }

        /** One read a partition at a time; a wake-up meanwhile makes it read once more, so order holds. */
        private void read(int partition) {
            if (closed || stopped || reading.replace(partition, Boolean.TRUE) != null) {
                return;
            }
            if (reading.putIfAbsent(partition, Boolean.FALSE) != null) {
                reading.replace(partition, Boolean.TRUE);
                return;
            }
            fresh(partition)
                    .onFailure(cause -> LOG.debug("The feed is read again later: {}", cause.getMessage()))
                    .onComplete(done -> {
                        boolean more = done.succeeded() && done.result() > 0;
                        if (Boolean.TRUE.equals(reading.remove(partition)) || more) {
                            read(partition);
                        }
                    });
        }

        private Future<Integer> fresh(int partition) {
            return link.send(
                            Command.XREADGROUP,
                            "GROUP",
                            group,
                            node,
                            "COUNT",
                            AT_ONCE,
                            "STREAMS",
                            Keys.feed(partition),
                            ">")
                    .compose(reply -> {
                        List<FeedEntry> entries = entries(partition, streamOf(reply, partition));
                        return handle(entries).map(entries.size());
                    });
        }

        private Future<Void> reclaim(int partition) {
            return link.send(
                            Command.XAUTOCLAIM,
                            Keys.feed(partition),
                            group,
                            node,
                            Long.toString(DEAD_AFTER.toMillis()),
                            "0",
                            "COUNT",
                            AT_ONCE)
                    .compose(reply -> handle(entries(partition, reply == null ? null : reply.get(1))))
                    .onFailure(cause -> LOG.debug("Reclaiming waits: {}", cause.getMessage()));
        }

        /** One after the other: the next event of a conversation waits for the one before. */
        private Future<Void> handle(List<FeedEntry> entries) {
            inHand.addAndGet(entries.size());
            Future<Void> chain = Future.succeededFuture();
            for (FeedEntry entry : entries) {
                chain = chain.compose(before -> handleOne(entry));
            }
            return chain;
        }

        private Future<Void> handleOne(FeedEntry entry) {
            return handler.apply(entry)
                    .compose(done -> link.send(Command.XACK, Keys.feed(entry.partition()), group, entry.id()))
                    .<Void>mapEmpty()
                    .recover(cause -> {
                        LOG.warn("{} could not handle {}: {}", group, entry.type(), cause.getMessage());
                        return Future.succeededFuture();
                    })
                    .onComplete(done -> inHand.decrementAndGet());
        }

        @Override
        public int inHand() {
            return inHand.get();
        }

        @Override
        public void close() {
            closed = true;
            vertx.cancelTimer(timer);
        }
    }

    private static @Nullable Response streamOf(@Nullable Response reply, int partition) {
        if (reply == null || reply.size() == 0) {
            return null;
        }
        String key = Keys.feed(partition);
        return reply.isMap() && reply.containsKey(key)
                ? reply.get(key)
                : reply.get(0).get(1);
    }

    private static List<FeedEntry> entries(int partition, @Nullable Response stream) {
        List<FeedEntry> entries = new ArrayList<>();
        if (stream != null) {
            for (Response item : stream) {
                if (item != null && item.size() == 2 && item.get(1) != null) {
                    entries.add(entry(partition, item));
                }
            }
        }
        return entries;
    }

    private static FeedEntry entry(int partition, Response item) {
        Response fields = item.get(1);
        return new FeedEntry(
                partition,
                item.get(0).toString(),
                fields.get(1).toString(),
                fields.get(3).toString());
    }
}
