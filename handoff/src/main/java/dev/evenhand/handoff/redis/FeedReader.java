package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One group's consumer on this node: at most one pass over a partition at a time, which is what keeps the order. */
final class FeedReader {
    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    /** A consumer that has kept an entry this long without acknowledging it is taken for dead. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    /** One that had nothing to do for so long is not running any more, and would only be made anew if it were. */
    private static final Duration GONE_AFTER = Duration.ofDays(1);

    private static final String AT_ONCE = "200";

    private final RedisLink link;
    private final Consumer consumer;
    /** How the types that tell us something stand in an event's JSON; within texts quotes are written otherwise. */
    private final List<String> marks;

    private final Map<Integer, Boolean> wokenWhileReading = new ConcurrentHashMap<>();
    private final Set<Integer> sweepDue = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean closed;

    FeedReader(RedisLink link, Consumer consumer) {
        this.link = link;
        this.consumer = consumer;
        this.marks = consumer.telling().stream()
                .map(type -> "\"type\":\"" + type + '"')
                .toList();
    }

    /** Who reads, which types of events, and what is done with an entry. */
    record Consumer(String group, String node, Set<String> telling, Function<FeedEntry, Future<Void>> handler) {
        boolean hears(FeedEntry entry) {
            return telling.contains(entry.type());
        }
    }

    Future<Void> begin() {
        return Future.all(IntStream.range(0, Keys.PARTITIONS)
                        .mapToObj(this::begin)
                        .toList())
                .mapEmpty();
    }

    private Future<Void> begin(int partition) {
        return link.send(Command.XGROUP, "CREATE", Keys.feed(partition), consumer.group(), "0", "MKSTREAM")
                .<Void>mapEmpty()
                .recover(cause -> String.valueOf(cause.getMessage()).startsWith("BUSYGROUP")
                        ? forgetTheGone(partition)
                        : Future.failedFuture(cause));
    }

    /** Each start of a node is a consumer of its own; those of old starts go once nothing is left with them. */
    private Future<Void> forgetTheGone(int partition) {
        return link.run(
                        Scripts.FORGET_CONSUMERS,
                        List.of(Keys.feed(partition)),
                        List.of(consumer.group(), Long.toString(GONE_AFTER.toMillis())))
                .mapEmpty();
    }

    /** By an event that was stored; one that is none of ours stays for the next pass. */
    void woken(String payload) {
        if (marks.stream().anyMatch(payload::contains)) {
            int from = payload.indexOf(' ') + 1;
            read(Keys.partition(payload.substring(from, payload.indexOf(' ', from))));
        }
    }

    void sweep() {
        for (int partition = 0; partition < Keys.PARTITIONS; partition++) {
            sweepDue.add(partition);
            read(partition);
        }
    }

    /** A wake-up during a pass makes one more pass. */
    private void read(int partition) {
        if (closed) {
            return;
        }
        Boolean reading = wokenWhileReading.putIfAbsent(partition, Boolean.FALSE);
        if (reading != null) {
            wokenWhileReading.replace(partition, Boolean.TRUE);
            return;
        }
        boolean swept = sweepDue.remove(partition);
        Future<Integer> leftovers = swept ? leftovers(partition) : Future.succeededFuture(0);
        leftovers.compose(done -> pass(partition, ">")).onComplete(done -> {
            boolean woken = Boolean.TRUE.equals(wokenWhileReading.remove(partition));
            if (done.failed()) {
                LOG.debug("The feed is read again later: {}", done.cause().getMessage());
            } else if (woken || done.result() > 0) {
                read(partition);
            }
        });
    }

    /** What dead consumers and failed handlers left behind; then the trimming. */
    private Future<Integer> leftovers(int partition) {
        String feed = Keys.feed(partition);
        String idle = Long.toString(DEAD_AFTER.toMillis());
        return link.send(
                        Command.XAUTOCLAIM,
                        feed,
                        consumer.group(),
                        consumer.node(),
                        idle,
                        "0",
                        "COUNT",
                        AT_ONCE,
                        "JUSTID")
                .compose(claimed -> pass(partition, "0"))
                .compose(
                        told -> link.run(Scripts.TRIM, List.of(feed), List.of()).map(told));
    }

    private Future<Integer> pass(int partition, String from) {
        return link.send(
                        Command.XREADGROUP,
                        "GROUP",
                        consumer.group(),
                        consumer.node(),
                        "COUNT",
                        AT_ONCE,
                        "STREAMS",
                        Keys.feed(partition),
                        from)
                .compose(reply -> {
                    @Nullable Response stream = streamOf(reply, partition);
                    List<FeedEntry> entries = entries(partition, stream);
                    return passOver(partition, stream)
                            .compose(passed -> handle(
                                    entries.stream().filter(consumer::hears).toList()))
                            .map(entries.size());
                });
    }

    /**
     * Acknowledges what is not to be handled: events of other types, and pending entries that have been trimmed, which have
     * no fields any more; while those were pending nothing else could be.
     */
    private Future<Void> passOver(int partition, @Nullable Response stream) {
        List<String> ids = new ArrayList<>(List.of(Keys.feed(partition), consumer.group()));
        if (stream != null) {
            stream.forEach(item -> {
                if (!told(item.get(1)) || !consumer.telling().contains(type(item.get(1)))) {
                    ids.add(item.get(0).toString());
                }
            });
        }
        return ids.size() == 2
                ? Future.succeededFuture()
                : link.send(Command.XACK, ids.toArray(String[]::new)).mapEmpty();
    }

    private static String type(Response fields) {
        return fields.get(3).toString();
    }

    private static boolean told(@Nullable Response fields) {
        return fields != null && fields.size() == 4;
    }

    /** One after the other: the next event of a conversation waits for the one before. */
    private Future<Void> handle(List<FeedEntry> entries) {
        inHand.addAndGet(entries.size());
        Future<Void> chain = Future.succeededFuture();
        for (FeedEntry entry : entries) {
            chain = chain.compose(before -> handle(entry));
        }
        return chain;
    }

    private Future<Void> handle(FeedEntry entry) {
        return handled(entry)
                .compose(done -> link.send(Command.XACK, Keys.feed(entry.partition()), consumer.group(), entry.id()))
                .<Void>mapEmpty()
                .recover(cause -> {
                    LOG.warn("{} could not handle {}: {}", consumer.group(), entry.type(), cause.getMessage());
                    return Future.succeededFuture();
                })
                .onComplete(done -> inHand.decrementAndGet());
    }

    private Future<Void> handled(FeedEntry entry) {
        if (closed) {
            return Future.failedFuture(new IllegalStateException("stopped; another consumer will be told"));
        }
        try {
            return consumer.handler().apply(entry);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    int inHand() {
        return inHand.get();
    }

    void close() {
        closed = true;
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
                Response fields = item.get(1);
                if (told(fields)) {
                    entries.add(new FeedEntry(
                            partition, item.get(0).toString(), fields.get(1).toString(), type(fields)));
                }
            }
        }
        return entries;
    }
}
