package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node's way to Redis: a pipelined command connection and a subscribing one, both reconnecting by themselves.
 *
 * <p>Futures fail with {@link dev.evenhand.handoff.desk.StoreAway} while Redis cannot be reached. The response is null
 * for a nil reply.
 */
public interface RedisLink {
    Future<@Nullable Response> send(Command command, String... args);

    /** Runs a script by EVALSHA, sending its text first where the server does not know it; keys share one slot. */
    Future<@Nullable Response> run(Script script, List<String> keys, List<String> args);

    /** Calls {@code handler} with each payload published on {@code channel} by any node, from now on. */
    void subscribe(String channel, Handler<String> handler);

    Future<Void> publish(String channel, String payload);

    /** A Lua script from the class path. {@code sha1} of its text in hex. */
    record Script(String name, String text, String sha1) {}
}
