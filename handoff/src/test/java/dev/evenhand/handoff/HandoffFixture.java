package dev.evenhand.handoff;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis and one node on it, emptied before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HandoffFixture {
    /** Sweeps only when a test says so. */
    protected static final Duration NEVER = Duration.ofDays(1);

    protected final TestClock clock = new TestClock();
    protected Vertx vertx;
    protected Handoff handoff;
    protected Desk desk;

    protected DeskOptions options() {
        return DeskOptions.defaults().withSweep(NEVER, Duration.ofSeconds(2));
    }

    @BeforeAll
    void startNode(@TempDir Path directory) {
        vertx = Vertx.vertx();
        handoff = await(Handoff.start(
                vertx, HandoffOptions.embedded(directory).withDesk(options()).withClock(clock)));
        desk = handoff.desk();
    }

    @AfterAll
    void stopNode() {
        await(handoff.stop());
        await(vertx.close());
    }

    @BeforeEach
    void emptyStore() {
        await(link().send(Command.FLUSHALL));
        await(desk.rules());
    }

    protected RedisLink link() {
        return handoff.link();
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (Exception e) {
            throw new AssertionError("not done in time", e);
        }
    }

    protected static Refusal refused(Future<?> future) {
        Throwable cause = await(future.transform(done -> Future.succeededFuture(done.cause())));
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("not refused: " + cause, cause);
    }

    /** Polls, because the condition lies in another process. */
    public static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not become true within 20 s");
            }
            Thread.onSpinWait();
        }
    }

    protected void sweep() {
        await(handoff.sweep());
    }

    protected Conversation open(Opening.Entry entry) {
        return await(desk.open(Samples.newId(), Samples.opening(entry)));
    }

    protected String openWithBot() {
        return open(Opening.Entry.BOT_FIRST).id();
    }

    protected String openInLine() {
        return open(Opening.Entry.HUMAN_FIRST).id();
    }

    protected void available(Agent agent, int capacity) {
        await(desk.presence(agent, new Presence(Presence.Status.AVAILABLE, capacity)));
    }

    protected Conversation conversation(String id) {
        return await(desk.conversation(id));
    }

    protected List<Entry> history(String id) {
        return await(desk.history(id, null));
    }

    protected List<String> types(String id) {
        return history(id).stream()
                .map(entry -> entry.event().getClass().getSimpleName())
                .toList();
    }

    protected <E extends ConversationEvent> List<E> events(String id, Class<E> type) {
        return history(id).stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
