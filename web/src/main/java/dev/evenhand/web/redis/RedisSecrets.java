package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.auth.Secrets;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** Secrets made by whoever starts first and kept for good. */
public final class RedisSecrets implements Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RedisLink link;

    public RedisSecrets(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<byte[]> secret(String name) {
        var key = "s:{secret}:" + name;
        var fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        return link.send(Command.SETNX, key, Base64.getEncoder().encodeToString(fresh))
                .compose(made -> link.send(Command.GET, key))
                .map(kept ->
                        Base64.getDecoder().decode(Objects.requireNonNull(kept).toString()));
    }
}
