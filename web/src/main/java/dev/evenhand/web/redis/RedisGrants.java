package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.auth.Grant;
import dev.evenhand.web.auth.GrantStore;
import dev.evenhand.web.http.Json;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as expiring keys, so that a look-up with renewal is one command; beside them the set of each account's
 * sessions, so that all can be ended. API tokens in one hash.
 */
public final class RedisGrants implements GrantStore {
    private static final String TOKENS = "u:{staff}:tokens";
    private static final RedisLink.Script OPEN = RedisLink.Script.of(RedisGrants.class, "open-session");
    private static final RedisLink.Script END_ALL = RedisLink.Script.of(RedisGrants.class, "end-sessions");

    private final RedisLink link;

    public RedisGrants(RedisLink link) {
        this.link = link;
    }

    private static String sessionKey(String hash) {
        return "s:{staff}:" + hash;
    }

    private static String sessionsOf(String account) {
        return "s:{staff}:of:" + account;
    }

    @Override
    public Future<Void> openSession(String hash, Grant grant, Duration lifetime) {
        return link.run(
                        OPEN,
                        List.of(sessionKey(hash), sessionsOf(grant.id())),
                        List.of(Json.text(grant), Long.toString(lifetime.toSeconds())))
                .mapEmpty();
    }

    @Override
    public Future<Optional<Grant>> session(String hash, Duration lifetime) {
        return link.send(Command.GETEX, sessionKey(hash), "EX", Long.toString(lifetime.toSeconds()))
                .map(RedisGrants::grant);
    }

    @Override
    public Future<Optional<Grant>> session(String hash) {
        return link.send(Command.GET, sessionKey(hash)).map(RedisGrants::grant);
    }

    @Override
    public Future<Void> endSession(String hash) {
        return link.send(Command.DEL, sessionKey(hash)).mapEmpty();
    }

    @Override
    public Future<Void> endSessions(String account) {
        return link.send(Command.SMEMBERS, sessionsOf(account)).compose(found -> {
            var keys = new ArrayList<String>();
            keys.add(sessionsOf(account));
            if (found != null) {
                found.forEach(key -> keys.add(key.toString()));
            }
            return link.run(END_ALL, keys, List.of()).mapEmpty();
        });
    }

    @Override
    public Future<Void> addToken(String hash, Grant grant) {
        return link.send(Command.HSET, TOKENS, hash, Json.text(grant)).mapEmpty();
    }

    @Override
    public Future<Optional<Grant>> token(String hash) {
        return link.send(Command.HGET, TOKENS, hash).map(RedisGrants::grant);
    }

    @Override
    public Future<List<Grant>> tokens() {
        return link.send(Command.HVALS, TOKENS)
                .map(values -> values == null
                        ? List.of()
                        : StreamSupport.stream(values.spliterator(), false)
                                .map(json -> Json.read(json.toBytes(), Grant.class))
                                .sorted(Comparator.comparing(Grant::createdAt))
                                .toList());
    }

    @Override
    public Future<Boolean> removeToken(String id) {
        return link.send(Command.HKEYS, TOKENS).compose(hashes -> {
            Future<Boolean> removed = Future.succeededFuture(false);
            for (var hash : hashes == null ? List.<Response>of() : hashes) {
                removed = removed.compose(done -> done ? Future.succeededFuture(true) : removeIf(hash.toString(), id));
            }
            return removed;
        });
    }

    private Future<Boolean> removeIf(String hash, String id) {
        return token(hash)
                .compose(found -> found.filter(grant -> grant.id().equals(id)).isPresent()
                        ? link.send(Command.HDEL, TOKENS, hash).map(true)
                        : Future.succeededFuture(false));
    }

    private static Optional<Grant> grant(@Nullable Response json) {
        return Optional.ofNullable(json).map(found -> Json.read(found.toBytes(), Grant.class));
    }
}
