package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;
import static dev.evenhand.handoff.HandoffFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.queue.DeskRules;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class RulebookIT {
    private final Vertx vertx = Vertx.vertx();
    private EmbeddedRedis redis;
    private ReconnectingLink link;

    @BeforeEach
    void begin(@TempDir Path data) {
        redis = await(EmbeddedRedis.start(vertx, data.resolve("redis")));
        link = await(ReconnectingLink.connect(vertx, RedisUrl.options(redis.url())));
    }

    @AfterEach
    void end() {
        await(link.close());
        await(redis.stop());
        await(vertx.close());
    }

    @Test
    void afterALostConnectionTheRulesAreReadAgainForTheyMayHaveChangedUnheard() {
        var told = new AtomicInteger();
        new RedisRulebook(link).whenChanged(told::incrementAndGet);
        await(link.send(Command.CLIENT, "KILL", "TYPE", "pubsub"));

        eventually(() -> told.get() > 0);
    }

    @Test
    void whatWasKeptIsKeptThoughNobodyCouldBeTold() {
        var rulebook = new RedisRulebook(link);
        await(link.send(Command.ACL, "SETUSER", "default", "-publish"));

        var kept = await(rulebook.change(rules -> withVip(rules, "kim")));
        assertThat(kept.vips()).containsExactly("kim");
        assertThat(await(rulebook.read())).isEqualTo(kept);
    }

    private static DeskRules withVip(DeskRules rules, String customer) {
        return new DeskRules(
                rules.teams(), rules.dispositionRequired(), rules.dispositions(), Set.of(customer), rules.wrapUp());
    }
}
