package dev.evenhand.web.live;

import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open stream of this node: bounded in number, kept alive together, drained at the end. */
public final class Streams {
    /** Of all places so many stay for staff: customers alone never fill a node. */
    private static final int STAFFS_SHARE = 10;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final int most;
    private final boolean limited;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final long timer;
    private volatile boolean draining;

    /** {@code limited}: whether an address is bounded too, which load tests from one machine are not. */
    public Streams(Vertx vertx, int most, Duration heartbeat, boolean limited) {
        this.vertx = vertx;
        this.most = most;
        this.limited = limited;
        this.timer =
                vertx.setPeriodic(heartbeat.toMillis(), tick -> open.forEach(stream -> stream.post(stream::heartbeat)));
    }

    /** What is counted together, and how many of it may be open at once on this node. */
    record Share(String key, int most) {
        /** Of one account or API token. */
        static Share ofStaff(String grant) {
            return new Share("staff:" + grant, 20);
        }

        /** A customer may have the chat open in a few tabs. */
        static Share ofConversation(String id) {
            return new Share("conversation:" + id, 5);
        }

        /** Many customers may come from one office or behind one telephone network. */
        static Share ofAddress(String address) {
            return new Share("address:" + address, 500);
        }
    }

    /** Fails with a problem when there are too many, of all or of one account. */
    Future<EventStream> forStaff(RoutingContext ctx, String grant) {
        return reserve(ctx, most, List.of(Share.ofStaff(grant)));
    }

    /** Fails with a problem when there are too many, of all customers', of one conversation or from one address. */
    Future<EventStream> forCustomer(RoutingContext ctx, String conversation, String address) {
        var shares = new ArrayList<>(List.of(Share.ofConversation(conversation)));
        if (limited) {
            shares.add(Share.ofAddress(address));
        }
        return reserve(ctx, most - most / STAFFS_SHARE, shares);
    }

    private Future<EventStream> reserve(RoutingContext ctx, int bound, List<Share> shares) {
        if (draining || open.size() >= bound) {
            return Future.failedFuture(Problem.later(ProblemKind.BUSY, PAUSE));
        }
        shares.forEach(share -> taken.merge(share.key(), 1, Integer::sum));
        if (shares.stream().anyMatch(share -> taken.getOrDefault(share.key(), 0) > share.most())) {
            release(shares);
            return Future.failedFuture(Problem.later(ProblemKind.TOO_MANY_REQUESTS, PAUSE));
        }
        var stream = new EventStream(ctx);
        open.add(stream);
        stream.onClose(() -> {
            open.remove(stream);
            release(shares);
        });
        return Future.succeededFuture(stream);
    }

    private void release(List<Share> shares) {
        shares.forEach(share -> taken.computeIfPresent(share.key(), (same, count) -> count > 1 ? count - 1 : null));
    }

    /** Ends all with a hint when to come back, spread over a few seconds so that the next node is not overrun. */
    public Future<Void> drain() {
        draining = true;
        vertx.cancelTimer(timer);
        return Future.join(open.stream().map(Streams::endOne).toList()).mapEmpty();
    }

    private static Future<Void> endOne(EventStream stream) {
        Promise<Void> ended = Promise.promise();
        stream.post(() -> stream.comeBack().onComplete(ended));
        return ended.future();
    }
}
