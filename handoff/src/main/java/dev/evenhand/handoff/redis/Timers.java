package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.Timer;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Sorted sets of timers, lent to one node at a time. */
final class Timers {
    /** At most this many of one set at once; the rest is found in the next round. */
    private static final String AT_ONCE = "200";

    private final RedisLink link;

    Timers(RedisLink link) {
        this.link = link;
    }

    Future<List<Timer.Due>> lend(String key, Instant now, Instant lentUntil) {
        List<String> args =
                List.of(Long.toString(now.toEpochMilli()), Long.toString(lentUntil.toEpochMilli()), AT_ONCE);
        return link.run(Scripts.DUE, List.of(key), args)
                .map(found -> found == null
                        ? List.of()
                        : found.stream()
                                .map(member -> new Timer.Due(Timer.of(member.toString()), lentUntil))
                                .toList());
    }

    Future<Void> done(String key, Timer.Due due) {
        List<String> args =
                List.of(due.timer().code(), Long.toString(due.lentUntil().toEpochMilli()));
        return link.run(Scripts.DONE, List.of(key), args).mapEmpty();
    }
}
