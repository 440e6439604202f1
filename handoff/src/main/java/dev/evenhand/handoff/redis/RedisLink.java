package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** The same with arguments that are not all text. */
    Future<@Nullable Response> runBytes(Script script, List<String> keys, List<byte[]> args);

    /**
     * What a channel is called there, for scripts that publish: Redis' channels know no databases, so those of another database
     * than the first carry its number.
     */
    String channel(String name);

    /** Calls {@code handler} with each payload published on {@code channel} by any node, from now on. */
    void subscribe(String channel, Handler<String> handler);

    /** Calls {@code handler} whenever the subscribing connection is back: what was published meanwhile was not heard. */
    void onHearingAgain(Runnable handler);

    Future<Void> publish(String channel, String payload);

    /** A Lua script from the class path. {@code sha1} of its text in hex. */
    record Script(String name, String text, String sha1) {
        /**
         * Reads {@code <name>.lua} from beside {@code beside}.
         *
         * @throws UncheckedIOException if it is not there
         */
        public static Script of(Class<?> beside, String name) {
            return of(name, read(beside, name));
        }

        /** The same with the shared functions of {@code prelude} before it. */
        public static Script of(Class<?> beside, String prelude, String name) {
            return of(name, read(beside, prelude) + read(beside, name));
        }

        private static Script of(String name, String text) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
                return new Script(name, text, HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-1", e);
            }
        }

        private static String read(Class<?> beside, String name) {
            try (InputStream in = beside.getResourceAsStream(name + ".lua")) {
                if (in == null) {
                    throw new IOException("no script " + name + ".lua beside " + beside.getName());
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
