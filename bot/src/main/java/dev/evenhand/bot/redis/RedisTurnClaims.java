package dev.evenhand.bot.redis;

import dev.evenhand.bot.conversation.TurnClaims;
import dev.evenhand.handoff.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;

/** Claims as keys that only the first may set, and that go by themselves. */
public final class RedisTurnClaims implements TurnClaims {

    private final RedisLink link;
    private final String node;

    public RedisTurnClaims(RedisLink link, String node) {
        this.link = link;
        this.node = node;
    }

    @Override
    public Future<Boolean> claim(String conversation, int turn, Duration hold) {
        String key = "a:turn:" + conversation + ":" + turn;
        return link.send(Command.SET, key, node, "NX", "PX", Long.toString(hold.toMillis()))
                .map(reply -> reply != null);
    }
}
