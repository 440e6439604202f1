package dev.evenhand.metrics.store;

import dev.evenhand.metrics.store.OutcomeSource.StoredEntry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the outcome streams into the view.
 *
 * <p>A wake-up marks its stream; a moment later all marked streams are read at once and applied in one transaction, so
 * that a burst costs one. While history pours in, rows wait in that transaction until they are very many, or until a sweep
 * finds that no more come, or somebody waits for them. The slow sweep marks every stream, because wake-ups may be lost.
 * While the store is away the view serves what it has and the sweep tries again. The next page is read while the last one
 * is applied.
 */
public final class ViewTail {
    private static final Logger LOG = LoggerFactory.getLogger(ViewTail.class);
    private static final Duration GATHER = Duration.ofMillis(60);
    /** While history pours in. */
    private static final Duration GATHER_HISTORY = Duration.ofSeconds(1);

    private static final Duration SWEEP = Duration.ofSeconds(3);
    /** Entries asked of a stream at once: they hold one row each when chats close, and a hundred when history is imported. */
    private static final int SMALLEST_PAGE = 8;

    private static final int LARGEST_PAGE = 1_024;
    /** Entries asked of all streams at once. */
    private static final int AT_ONCE = 512;
    /** More weight between two sweeps (some thousand rows) is history pouring in: never so many chats close in a moment. */
    private static final long LIGHT = 600_000;

    /** Weight of one round: enough for speed, little enough for a small heap. */
    private static final long HEAVY = 36_000_000;

    private final Vertx vertx;
    private final Context context;
    private final OutcomeSource source;
    private final DuckOutcomeView view;
    private final Map<Integer, String> read = new HashMap<>();
    private final BitSet marked;
    private final List<Promise<Void>> expecting = new ArrayList<>();
    private int page = SMALLEST_PAGE;
    private int turn;
    private boolean gathering;
    private boolean booking;
    private boolean bulk;
    private boolean backlog;
    private boolean pumping;
    private boolean away;
    private long poured;
    private volatile Instant level = Instant.EPOCH;
    private volatile boolean waiting;
    private volatile boolean stopped;
    private long sweeper = -1;
    private Future<Void> applied = Future.succeededFuture();

    public ViewTail(Vertx vertx, OutcomeSource source, DuckOutcomeView view) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.source = source;
        this.view = view;
        this.marked = new BitSet(source.streams());
    }

    /** Begins to follow; completes when the positions are known, long before everything is read. */
    public Future<Void> start() {
        return view.positions()
                .compose(this::startFrom)
                .onSuccess(begun -> context.runOnContext(go -> {
                    source.onAppended(stream -> context.runOnContext(told -> mark(stream)));
                    sweeper = vertx.setPeriodic(SWEEP.toMillis(), tick -> sweep());
                    markAll();
                }));
    }

    /** Completes when everything the streams hold at this moment can be seen in the view. */
    public Future<Void> level() {
        Promise<Void> seen = Promise.promise();
        context.runOnContext(go -> {
            expecting.add(seen);
            markAll();
        });
        return seen.future();
    }

    /** For how long something has been stored that the view does not hold; some seconds at most while all is well. */
    public Duration behind() {
        return Duration.between(level, Instant.now());
    }

    /** Stops after the batch under way. */
    public Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(sweeper);
        return applied.otherwiseEmpty();
    }

    private Future<Void> startFrom(Map<Integer, String> positions) {
        List<Future<Boolean>> checks = new ArrayList<>();
        positions.forEach((stream, entry) -> checks.add(source.endsBefore(stream, entry)));
        return Future.all(checks).compose(all -> {
            if (checks.stream().anyMatch(Future::result)) {
                LOG.info("The outcome streams are older than the view; it is rebuilt");
                return view.clear();
            }
            read.putAll(positions);
            return Future.succeededFuture();
        });
    }

    private void mark(int stream) {
        marked.set(stream);
        if (!gathering && !pumping && !stopped) {
            gathering = true;
            vertx.setTimer(
                    (bulk ? GATHER_HISTORY : GATHER).toMillis(),
                    tick -> context.runOnContext(go -> {
                        gathering = false;
                        pump();
                    }));
        }
    }

    private void sweep() {
        bulk &= pumping || poured > LIGHT;
        poured = 0;
        markAll();
    }

    private void markAll() {
        marked.set(0, source.streams());
        if (!pumping && !stopped) {
            pump();
        }
    }

    private void pump() {
        if (pumping || stopped) {
            return;
        }
        pumping = true;
        round().onComplete(done -> context.runOnContext(go -> {
            pumping = false;
            if (done.failed()) {
                tellAway(done.cause());
                return;
            }
            if (!marked.isEmpty()) {
                mark(marked.nextSetBit(0));
            }
            if (!bulk) {
                book();
            }
        }));
    }

    /** A step of booking after each round, and more while nothing else is to do; none while history pours in. */
    private void book() {
        if (booking || stopped) {
            return;
        }
        booking = true;
        view.advance(Instant.now())
                .onComplete(done -> context.runOnContext(go -> {
                    booking = false;
                    if (done.failed()) {
                        LOG.warn("Sums could not be kept up; reports read the rows meanwhile", done.cause());
                    } else if (done.result() && !pumping) {
                        book();
                    }
                }));
    }

    /** Reads pages of all marked streams until none is marked, applying each while the next is read. */
    private Future<Void> round() {
        BitSet wanted = (BitSet) marked.clone();
        marked.clear();
        int limit = page;
        return readPages(wanted, limit)
                .compose(
                        pages -> {
                            away = false;
                            pages.forEach(read -> advance(read, limit));
                            adapt(pages);
                            boolean more = bulk && (!marked.isEmpty() || (view.caughtUp() && expecting.isEmpty()));
                            Future<Void> before = applied;
                            applied = before.compose(done -> write(pages, more));
                            applied.onFailure(this::applyFailed);
                            if (marked.isEmpty() || stopped) {
                                return applied.onSuccess(levelled());
                            }
                            if (bulk && !backlog && expecting.isEmpty()) {
                                return applied;
                            }
                            return before.compose(done -> round());
                        },
                        failure -> {
                            marked.or(wanted);
                            return applied.otherwiseEmpty().compose(done -> Future.failedFuture(failure));
                        });
    }

    /** Whoever began to expect after a page was read has marked its stream again, so a round without marks serves all. */
    private Handler<Void> levelled() {
        List<Promise<Void>> served = List.copyOf(expecting);
        return applied -> {
            view.tellCaughtUp();
            level = Instant.now();
            served.forEach(Promise::tryComplete);
            context.runOnContext(go -> {
                expecting.removeAll(served);
                bulk &= served.isEmpty();
            });
        };
    }

    /** Some streams at a time, the first of them by turns; what is left when the round is heavy stays marked. */
    private Future<List<Page>> readPages(BitSet wanted, int limit) {
        List<Integer> streams = new ArrayList<>();
        wanted.stream().filter(stream -> stream >= turn).forEach(streams::add);
        wanted.stream().filter(stream -> stream < turn).forEach(streams::add);
        return readFrom(streams, limit, new ArrayList<>());
    }

    private Future<List<Page>> readFrom(List<Integer> streams, int limit, List<Page> pages) {
        if (streams.isEmpty() || weight(pages) > HEAVY) {
            streams.forEach(marked::set);
            backlog = !streams.isEmpty();
            turn = streams.isEmpty() ? 0 : streams.get(0);
            return Future.succeededFuture(pages);
        }
        int some = Math.min(streams.size(), Math.max(1, AT_ONCE / limit));
        List<Future<Page>> asked = streams.subList(0, some).stream()
                .map(stream -> source.read(stream, read.get(stream), limit).map(entries -> new Page(stream, entries)))
                .toList();
        return Future.all(asked).compose(all -> {
            pages.addAll(all.list());
            return readFrom(streams.subList(some, streams.size()), limit, pages);
        });
    }

    private static long weight(List<Page> pages) {
        return pages.stream()
                .flatMap(found -> found.entries().stream())
                .mapToLong(StoredEntry::weight)
                .sum();
    }

    private void advance(Page found, int limit) {
        String last = found.last();
        if (last != null) {
            read.put(found.stream(), last);
        }
        if (found.entries().size() == limit) {
            marked.set(found.stream());
            backlog = true;
        }
    }

    private void adapt(List<Page> pages) {
        long size = weight(pages);
        poured += size;
        bulk |= poured > LIGHT;
        if (size > HEAVY) {
            page = Math.max(SMALLEST_PAGE, page / 2);
        } else if (size < HEAVY / 2 && backlog) {
            page = Math.min(LARGEST_PAGE, page * 2);
        }
    }

    private Future<Void> write(List<Page> pages, boolean more) {
        List<StoredEntry> entries = new ArrayList<>();
        Map<Integer, String> positions = new HashMap<>();
        for (Page page : pages) {
            String last = page.last();
            if (last != null) {
                entries.addAll(page.entries());
                positions.put(page.stream(), last);
            }
        }
        if (entries.isEmpty() && (more || !waiting)) {
            return Future.succeededFuture();
        }
        return view.apply(entries, positions, more).map(seen -> {
            waiting = !seen;
            if (seen) {
                view.tellChanged();
            }
            return null;
        });
    }

    /** What was read but not written is read again from the positions in the file. */
    private void applyFailed(Throwable failure) {
        LOG.error("The view could not be written; it is tried again", failure);
        view.positions()
                .onSuccess(positions -> context.runOnContext(go -> {
                    waiting = false;
                    read.clear();
                    read.putAll(positions);
                    applied = Future.succeededFuture();
                }));
    }

    private void tellAway(Throwable cause) {
        if (!away) {
            LOG.warn("The outcome streams cannot be read now: {}", cause.getMessage());
        }
        away = true;
    }

    private record Page(int stream, List<StoredEntry> entries) {
        @Nullable
        String last() {
            return entries.isEmpty() ? null : entries.get(entries.size() - 1).id();
        }
    }
}
