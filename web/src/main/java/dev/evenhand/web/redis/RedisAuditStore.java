package dev.evenhand.web.redis;

import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.web.audit.AuditStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key for each conversation that is being read, which lapses by itself; what was spent in one hash. */
public final class RedisAuditStore implements AuditStore {
    private static final String SPENT = "w:{audit}:spent";
    private static final String READING = "w:{audit}:reading:";
    private static final Script CLAIM = Script.of(RedisAuditStore.class, "claim-reading");

    private final RedisLink link;

    public RedisAuditStore(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Boolean> claim(String reading, String who, Duration span) {
        return link.run(CLAIM, List.of(READING + reading), List.of(who, Long.toString(span.toMillis())))
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Future<Boolean> has(String reading, String who) {
        return link.send(Command.GET, READING + reading)
                .map(reader -> reader != null && reader.toString().equals(who));
    }

    @Override
    public Future<Spent> spent() {
        return link.send(Command.HMGET, SPENT, "graded", "input", "output", "cost")
                .map(values -> values == null
                        ? new Spent(0, 0, 0, 0)
                        : new Spent(
                                whole(values.get(0)),
                                whole(values.get(1)),
                                whole(values.get(2)),
                                values.get(3) == null ? 0 : values.get(3).toDouble()));
    }

    private static long whole(@Nullable Response value) {
        return value == null ? 0 : value.toLong();
    }

    @Override
    public Future<Void> spend(ModelUse use) {
        var cost = use.cost();
        return Future.all(
                        add("graded", 1),
                        add("input", use.inputTokens()),
                        add("output", use.outputTokens()),
                        link.send(Command.HINCRBYFLOAT, SPENT, "cost", Double.toString(cost == null ? 0 : cost)))
                .mapEmpty();
    }

    private Future<?> add(String field, long amount) {
        return link.send(Command.HINCRBY, SPENT, field, Long.toString(amount));
    }
}
