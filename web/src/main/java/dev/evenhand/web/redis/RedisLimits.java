package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.Limits;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;

/** Token buckets and failure counts in Redis, by its own clock, so that all nodes count together. */
public final class RedisLimits implements Limits {
    private static final RedisLink.Script TAKE = RedisLink.Script.of(RedisLimits.class, "take-token");
    private static final RedisLink.Script FAILED = RedisLink.Script.of(RedisLimits.class, "count-failure");

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final RedisLink link;

    public RedisLimits(RedisLink link) {
        this.link = link;
    }

    private static String failures(String who) {
        return "l:failed:{" + who + "}";
    }

    private static String knownKey(String who) {
        return "l:known:{" + who + "}";
    }

    @Override
    public Future<Duration> take(Limit limit, String who, int amount) {
        return link.run(
                        TAKE,
                        List.of("l:" + limit.name() + ":{" + who + "}"),
                        List.of(
                                Integer.toString(limit.burst()),
                                Long.toString(limit.refill().toMillis()),
                                Integer.toString(amount)))
                .map(wait -> Duration.ofMillis(wait == null ? 0 : wait.toLong()));
    }

    /** The count and the moment it is free again lie in one hash; its lifetime is the memory of failures. */
    @Override
    public Future<Duration> penalty(String who) {
        return link.send(Command.HGET, failures(who), "until").map(until -> {
            var wait = until == null ? 0 : until.toLong() - System.currentTimeMillis();
            return wait > 0 ? Duration.ofMillis(wait) : Duration.ZERO;
        });
    }

    @Override
    public Future<Void> failed(String who) {
        return link.run(FAILED, List.of(failures(who)), List.of()).mapEmpty();
    }

    @Override
    public Future<Void> succeeded(String who) {
        return link.send(Command.DEL, failures(who))
                .compose(forgotten ->
                        link.send(Command.SET, knownKey(who), "1", "EX", Long.toString(REMEMBERED.toSeconds())))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> known(String who) {
        return link.send(Command.EXISTS, knownKey(who)).map(found -> found != null && found.toInteger() == 1);
    }
}
