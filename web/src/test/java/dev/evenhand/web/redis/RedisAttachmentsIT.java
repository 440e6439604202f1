package dev.evenhand.web.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.web.attachment.AttachmentStore;
import dev.evenhand.web.attachment.AttachmentStoreContract;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes at one Redis, with nothing else in common. */
class RedisAttachmentsIT extends AttachmentStoreContract {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path directory;

    private static Handoff one;
    private static Handoff other;

    @BeforeAll
    static void open() {
        one = Handoff.start(VERTX, HandoffOptions.embedded(directory)).await();
        other = Handoff.start(VERTX, HandoffOptions.embedded(directory)).await();
    }

    @AfterAll
    static void close() {
        other.stop().await();
        one.stop().await();
        VERTX.close().await();
    }

    @Override
    protected AttachmentStore store() {
        return new RedisAttachments(VERTX, one.link(), KEPT);
    }

    @Override
    protected AttachmentStore elsewhere() {
        return new RedisAttachments(VERTX, other.link(), KEPT);
    }

    private static long secondsLeft(AttachmentStore.Key key) {
        var name = "f:{" + key.conversation() + "}:" + key.id();
        return Objects.requireNonNull(one.link().send(Command.TTL, name).await())
                .toLong();
    }

    @Test
    void redisItselfLetsGoOfItWhenItsTimeIsOver() throws Exception {
        var key = key();
        store().keep(key, upload(100)).await();
        assertThat(secondsLeft(key)).isBetween(KEPT.minusMinutes(1).toSeconds(), KEPT.toSeconds());

        var forGood = key();
        new RedisAttachments(VERTX, one.link(), Duration.ZERO)
                .keep(forGood, upload(100))
                .await();
        assertThat(secondsLeft(forGood)).isEqualTo(-1);
    }

    @Test
    void allFilesTogetherAreBoundedOverAllNodes() {
        var here = new RedisRoom(one.link(), 100, KEPT);
        var there = new RedisRoom(other.link(), 100, KEPT);
        var first = key();

        assertThat(here.take(first, 60).await()).isTrue();
        assertThat(there.take(first, 60).await()).as("counted once").isTrue();
        assertThat(there.take(key(), 60).await()).isFalse();
        here.leave(first).await();
        assertThat(there.take(key(), 60).await()).isTrue();
    }
}
