package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.manager.ImportStates;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Optional;

/** A key for each import, which lapses by itself. */
public final class RedisImportStates implements ImportStates {
    private static final String KEY = "w:{imports}:";
    private static final Duration KEPT = Duration.ofDays(1);

    private final RedisLink link;

    public RedisImportStates(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Void> keep(String id, Object state) {
        return link.send(Command.SET, KEY + id, Json.text(state), "PX", Long.toString(KEPT.toMillis()))
                .mapEmpty();
    }

    @Override
    public <T> Future<Optional<T>> find(String id, Class<T> as) {
        return link.send(Command.GET, KEY + id)
                .map(found -> Optional.ofNullable(found).map(json -> Json.read(json.toBytes(), as)));
    }
}
