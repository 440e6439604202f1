package dev.evenhand.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.handoff.redis.Keys;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handle times of an agent with several chats, from the desk's events to the rows of the view. */
@NullUnmarked
class HandleTimesIT {
    private static final Agent ANNA = new Agent("anna", "Anna", false);
    private static final Duration LONG = Duration.ofDays(1);
    private static final long LATER = Duration.ofDays(240).toSeconds();

    @TempDir
    static Path directory;

    private static final StandingClock CLOCK = new StandingClock();
    private static Vertx vertx;
    private static Handoff handoff;
    private static Metrics metrics;
    private static Desk desk;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        DeskOptions patient =
                DeskOptions.defaults().withGrace(LONG).withIdle(LONG, LONG).withBotDeadline(LONG);
        handoff = await(Handoff.start(
                vertx, HandoffOptions.embedded(directory).withDesk(patient).withClock(CLOCK)));
        desk = handoff.desk();
        metrics = await(Metrics.start(
                vertx, MetricsOptions.in(directory), new Metrics.Sources(handoff.link(), handoff.feed(), desk)));
        await(desk.presence(ANNA, new Presence(Presence.Status.AVAILABLE, 5)));
    }

    @AfterAll
    static void stop() {
        await(metrics.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    /** A 0–600 s, B 300–900 s, C 300–450 s: 425, 425 and 50 seconds; B's customer keeps silent over a stretch of D. X is open longer than any before when Y comes. */
    @Test
    void theTimesOfAnAgentsChatsSumToTheAgentsClockAndARecountFindsTheSame() {
        take("A");
        at(300);
        take("B");
        take("C");
        at(450);
        done("C");
        at(600);
        done("A");
        at(900);
        done("B");
        eventually(Map.of("A", 425.0, "B", 425.0, "C", 50.0));

        at(1000);
        take("D");
        say(ANNA, "D");
        at(1300);
        take("E");
        at(1400);
        done("E");
        at(1500);
        done("D");
        eventually(Map.of("D", 180.0, "E", 100.0));

        at(2000);
        take("X");
        at(4000);
        take("Y");
        at(4600);
        done("Y");
        eventually(Map.of("Y", 300.0));
        at(5000);
        done("X");
        eventually(Map.of("X", 2700.0, "Y", 300.0));

        keys("{h*").forEach(key -> await(handoff.link().send(Command.DEL, key)));
        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 0, 7));
        assertThat(noted()).contains("A", "B", "C", "D", "E", "X", "Y");
        keys("{h*}:recount:anna").forEach(key -> await(handoff.link().send(Command.DEL, key)));

        longAfterwardsTheIndexForgetsAndTheClocksStay();
    }

    /** Half a year and more has passed: what was noted is gone, a late word changes no clock, a recount knows it all. */
    private static void longAfterwardsTheIndexForgetsAndTheClocksStay() {
        at(LATER);
        await(desk.presence(ANNA, new Presence(Presence.Status.AVAILABLE, 5)));
        take("F");
        await(desk.rate("A", Participant.customer("k-A", "Ana"), new Rating(5, null, null, null, null)));
        at(LATER + 100);
        done("F");
        eventually(Map.of("F", 100.0));
        eventually(() -> heard("A"));
        assertThat(noted()).containsExactly("F");
        assertThat(seconds()).containsAllEntriesOf(Map.of("A", 425.0, "B", 425.0, "C", 50.0, "D", 180.0));

        assertThat(await(metrics.recount())).isEqualTo(new Appended(0, 1, 7));
        assertThat(seconds()).containsAllEntriesOf(Map.of("A", 425.0, "F", 100.0));
    }

    private static List<String> noted() {
        String key = keys("{h*}:stretches:anna").get(0);
        return await(handoff.link().send(Command.HKEYS, key)).stream()
                .map(Response::toString)
                .toList();
    }

    private static List<String> keys(String pattern) {
        return await(handoff.link().send(Command.KEYS, pattern)).stream()
                .map(Response::toString)
                .toList();
    }

    /** Whether what was said of the conversation last has been handled. */
    private static boolean heard(String conversation) {
        String feed = Keys.feed(Keys.partition(conversation));
        Response group =
                await(handoff.link().send(Command.XINFO, "GROUPS", feed)).get(0);
        String last = await(handoff.link().send(Command.XREVRANGE, feed, "+", "-", "COUNT", "1"))
                .get(0)
                .get(0)
                .toString();
        List<String> words = group.stream().map(Response::toString).toList();
        return words.get(words.indexOf("last-delivered-id") + 1).equals(last)
                && words.get(words.indexOf("pending") + 1).equals("0");
    }

    private static void take(String id) {
        Customer customer = new Customer("k-" + id, "Ana", "", true);
        Opening opening = new Opening(
                "en", "web", customer, null, Opening.Entry.HUMAN_FIRST, Opening.Assignment.RULE, null, false);
        await(desk.open(id, opening));
        await(desk.customerSays(id, words()));
        await(desk.accept(id, ANNA));
    }

    private static void say(Agent agent, String id) {
        await(desk.agentSays(id, agent, words()));
    }

    private static void done(String id) {
        await(desk.resolve(id, ANNA, "resolved"));
        await(desk.wrapUp(id, ANNA, Told.NOTHING));
    }

    private static Utterance words() {
        return new Utterance(UUID.randomUUID().toString(), "Hello.");
    }

    private static void at(long seconds) {
        CLOCK.now = StandingClock.START.plusSeconds(seconds);
    }

    private static void eventually(Map<String, Double> expected) {
        eventually(() -> seconds().entrySet().containsAll(expected.entrySet()));
        assertThat(seconds()).containsAllEntriesOf(expected);
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private static Map<String, Double> seconds() {
        return await(metrics.view()
                        .query(
                                SqlQuery.of("SELECT conversation, human_handle_seconds FROM outcome"),
                                row -> Map.entry(row.getString(1), row.getDouble(2))))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(40, TimeUnit.SECONDS)
                .join();
    }

    /** Moves only when told. */
    private static final class StandingClock extends Clock {
        static final Instant START = Instant.parse("2026-10-01T09:00:00Z");
        volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
