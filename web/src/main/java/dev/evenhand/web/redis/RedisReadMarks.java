package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.live.ReadMarks;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Read marks in Redis, a small hash a conversation that goes away by itself. */
public final class RedisReadMarks implements ReadMarks {
    private static final RedisLink.Script ADVANCE = RedisLink.Script.of(RedisReadMarks.class, "advance-mark");
    private static final Duration KEPT = Duration.ofDays(30);

    private final RedisLink link;

    public RedisReadMarks(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Marks> of(String conversation) {
        return link.send(Command.HMGET, key(conversation), field(Side.CUSTOMER), field(Side.AGENT))
                .map(row -> row == null ? new Marks(null, null) : new Marks(text(row.get(0)), text(row.get(1))));
    }

    @Override
    public Future<Boolean> advance(String conversation, Side side, String entry) {
        return link.run(
                        ADVANCE,
                        List.of(key(conversation)),
                        List.of(field(side), entry, Long.toString(KEPT.toMillis())))
                .map(moved -> moved != null && moved.toInteger() == 1);
    }

    private static String key(String conversation) {
        return "r:{" + conversation + "}";
    }

    private static String field(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Response value) {
        return value == null ? null : value.toString();
    }
}
