package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.TestClock;
import dev.evenhand.handoff.desk.DeskOptions;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random lives of a desk on a real Redis, with nodes dying between any two steps. */
class DeskModelIT {
    private static final DeskOptions OPTIONS =
            DeskOptions.defaults().withSweep(Duration.ofDays(1), Duration.ofSeconds(2));

    private static final TestClock CLOCK = new TestClock();
    private static final Node NODE = Node.start();

    private record Node(Vertx vertx, Handoff handoff, Path directory) {
        static Node start() {
            try {
                Vertx vertx = Vertx.vertx();
                Path directory = Files.createTempDirectory("desk-model");
                HandoffOptions options =
                        HandoffOptions.embedded(directory).withDesk(OPTIONS).withClock(CLOCK);
                return new Node(vertx, await(Handoff.start(vertx, options)), directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What happens next; {@code a} and {@code b} choose among agents and conversations. */
    record Action(String what, int a, int b) {}

    @AfterContainer
    static void stop() throws Exception {
        await(NODE.handoff().stop());
        await(NODE.vertx().close());
        try (Stream<Path> files = Files.walk(NODE.directory())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Provide
    Arbitrary<List<Action>> lives() {
        Arbitrary<String> what = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("arrive", "arrive", "call")),
                Tuple.of(6, Arbitraries.just("next")),
                Tuple.of(
                        12,
                        Arbitraries.of(
                                "accept",
                                "handover",
                                "team",
                                "bot",
                                "ask",
                                "close",
                                "resolve",
                                "away",
                                "there",
                                "silence",
                                "sweep",
                                "later")),
                Tuple.of(8, Arbitraries.of("decline", "priority", "message", "other-team", "routing", "chinese")),
                Tuple.of(4, Arbitraries.of("resolve", "done", "correct", "seize")),
                Tuple.of(8, Arbitraries.of("say", "say", "say-unstored", "say-unheard", "no-person", "return")),
                Tuple.of(
                        4,
                        Arbitraries.of(
                                "crash-conversation",
                                "crash-desk",
                                "crash-handover",
                                "crash-ending",
                                "crash-seizure")));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99))
                .as(Action::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void theDeskNeverDoublesNeverForgetsAndKeepsItsOrder(@ForAll("lives") List<Action> life) {
        await(NODE.handoff().link().send(Command.FLUSHALL));
        DeskLife desk = new DeskLife(NODE.vertx(), NODE.handoff().link(), OPTIONS, CLOCK);
        DeskInvariants invariants = new DeskInvariants(desk, NODE.handoff().link());
        for (Action action : life) {
            desk.happens(action);
            invariants.holdNow();
        }
        desk.settle();
        invariants.holdAtRest();
    }
}
