package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.TestClock;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.DeskRuntime;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.DeskView.WrappingUp;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Offering;
import dev.evenhand.handoff.queue.Team.Overflow;
import dev.evenhand.handoff.queue.Team.Promise;
import dev.evenhand.handoff.queue.Team.Routing;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final List<Routing> ROUTINGS = List.of(Routing.values());
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
                Tuple.of(6, Arbitraries.just("arrive")),
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
        World world = new World();
        for (Action action : life) {
            world.happens(action);
            world.mustBeSane();
        }
        world.stores.heal();
        world.settle();
        world.mustBeSane();
        world.mustAgree();
    }

    private static final class World {
        private final FaultyStores stores = new FaultyStores(NODE.handoff().link());
        private final DeskRuntime node = new DeskRuntime(NODE.vertx(), stores.stores(), OPTIONS, CLOCK);
        private final Desk desk = node.desk();
        private final List<String> opened = new ArrayList<>();
        private final List<Agent> agents = List.of(
                new Agent("anna", "Anna", false), new Agent("ben", "Ben", false), new Agent("cem", "Cem", false));

        World() {
            await(desk.keepProfile("anna", new AgentProfile(Set.of(), Set.of("zh"), Set.of(), Map.of(), null)));
            await(desk.keepProfile("ben", AgentProfile.inTeams("general")));
            await(desk.keepRules(rules(Routing.MANUAL)));
            agents.forEach(this::there);
        }

        private void there(Agent agent) {
            attempt(desk.presence(agent, new Presence(Presence.Status.AVAILABLE, 2)));
        }

        /** Refusals and deaths are part of life. */
        private static void attempt(Future<?> future) {
            await(future.transform(done -> Future.succeededFuture()));
        }

        void happens(Action action) {
            Agent agent = agents.get(action.a() % agents.size());
            String id = opened.isEmpty() ? "none" : opened.get(action.b() % opened.size());
            switch (action.what()) {
                case "arrive" -> arrive("en");
                case "next" -> attempt(desk.acceptNext(agent));
                case "accept" -> attempt(desk.accept(id, agent));
                case "handover" ->
                    attempt(desk.transfer(id, holder(id), new Transfer("general", agent.id(), "please")));
                case "team" -> attempt(desk.transfer(id, holder(id), new Transfer("general", null, "")));
                case "bot" -> attempt(desk.returnToBot(id, holder(id).participant(), ""));
                case "ask" -> attempt(desk.requestHandoff(id, Samples.CUSTOMER, Samples.ASKED));
                case "close" -> attempt(desk.close(id, Samples.CUSTOMER));
                case "resolve" -> attempt(desk.resolve(id, holder(id), "resolved"));
                case "done" -> attempt(desk.wrapUp(id, agent, Told.NOTHING));
                case "seize" -> attempt(desk.takeOver(id, supervising(agent), "mine"));
                case "crash-seizure" -> {
                    stores.dieBeforeConversation();
                    attempt(desk.takeOver(id, supervising(agent), "mine"));
                    stores.heal();
                }
                case "correct" -> attempt(desk.wrapUp(id, agent, new Told(3.0, "other")));
                case "away" -> attempt(desk.presence(agent, new Presence(Presence.Status.AWAY, 2)));
                case "there" -> there(agent);
                case "silence" -> CLOCK.advance(Duration.ofSeconds(61));
                case "later" -> CLOCK.advance(Duration.ofSeconds(7));
                case "sweep" -> attempt(node.sweep());
                case "decline" -> attempt(desk.decline(id, agent));
                case "priority" -> attempt(desk.prioritise(id, agent, action.a() % 3));
                case "message" -> attempt(desk.leaveMessage(id, Samples.CUSTOMER, new Desk.Note("later", "")));
                case "other-team" -> attempt(desk.transfer(id, holder(id), new Transfer("second", null, "")));
                case "routing" -> attempt(desk.keepRules(rules(ROUTINGS.get(action.a() % ROUTINGS.size()))));
                case "chinese" -> arrive("zh");
                case "crash-handover" -> {
                    stores.dieBeforeConversation();
                    attempt(desk.transfer(id, holder(id), new Transfer(null, agent.id(), "please")));
                    stores.heal();
                }
                case "crash-ending" -> {
                    stores.dieBeforeDesk();
                    attempt(desk.resolve(id, holder(id), "resolved"));
                    stores.heal();
                    stores.dieBeforeConversation();
                    attempt(desk.wrapUp(id, agent, Told.NOTHING));
                    stores.heal();
                }
                case "crash-conversation" -> {
                    stores.heal();
                    stores.dieBeforeConversation();
                    attempt(desk.acceptNext(agent));
                    stores.heal();
                }
                default -> {
                    stores.dieBeforeDesk();
                    attempt(desk.requestHandoff(id, Samples.CUSTOMER, Samples.ASKED));
                    attempt(desk.acceptNext(agent));
                    attempt(desk.close(id, Samples.CUSTOMER));
                    stores.heal();
                }
            }
        }

        private static Agent supervising(Agent agent) {
            return new Agent(agent.id(), agent.name(), true);
        }

        private static DeskRules rules(Routing routing) {
            Team general = Team.GENERAL
                    .withOffering(new Offering(routing, Duration.ofSeconds(5), 2))
                    .withPromise(Promise.PLAIN
                            .withBounds(Duration.ofSeconds(30), 12)
                            .withOverflow(new Overflow("second", Duration.ofSeconds(40))));
            Team second = Team.of("second", "Second").withWrapUp(Duration.ZERO);
            return DeskRules.FRESH.withWrapUp(Duration.ofSeconds(8)).withTeams(new Teams(List.of(general, second)));
        }

        private void arrive(String locale) {
            String id = Samples.newId();
            opened.add(id);
            Opening.Entry entry = opened.size() % 3 == 0 ? Opening.Entry.BOT_FIRST : Opening.Entry.HUMAN_FIRST;
            attempt(desk.open(id, Samples.opening(entry).withLocale(locale)));
        }

        private Agent holder(String id) {
            return agents.stream()
                    .filter(agent ->
                            !id.equals("none") && await(desk.conversation(id)).heldBy(agent.id()))
                    .findFirst()
                    .orElse(agents.get(0));
        }

        /** What must hold at every moment, however many nodes have just died. */
        void mustBeSane() {
            DeskView view = await(desk.view());
            List<String> everywhere = Stream.concat(
                            view.waiting().stream().map(Waiting::conversation),
                            view.held().stream().map(Held::conversation))
                    .toList();
            assertThat(view.waiting()).extracting(Waiting::conversation).doesNotHaveDuplicates();
            view.waiting().stream()
                    .collect(Collectors.groupingBy(waiting -> waiting.team() + "/" + waiting.priority()))
                    .values()
                    .forEach(line -> assertThat(line)
                            .as("first come, first served within a priority")
                            .extracting(Waiting::since)
                            .isSorted());
            mustStandWhereTheyAreTold(view);
            Set<String> waits =
                    view.waiting().stream().map(Waiting::conversation).collect(Collectors.toSet());
            assertThat(view.held()).extracting(Held::conversation).noneMatch(waits::contains);
            assertThat(opened).containsAll(everywhere);
            assertThat(view.wrapUps())
                    .extracting(WrappingUp::conversation)
                    .doesNotHaveDuplicates()
                    .noneMatch(everywhere::contains);
            Map<String, Long> holding = Stream.concat(
                            view.held().stream().map(Held::agent),
                            view.wrapUps().stream().map(WrappingUp::agent))
                    .collect(Collectors.groupingBy(agent -> agent, Collectors.counting()));
            assertThat(view.agents()).allSatisfy(agent -> {
                assertThat(agent.load())
                        .isEqualTo(holding.getOrDefault(agent.agent(), 0L).intValue());
                assertThat(agent.load()).isBetween(0, 2);
                long asked = view.waiting().stream()
                        .filter(waiting -> agent.agent().equals(waiting.offeredTo()))
                        .count();
                assertThat(asked).isBetween(0L, 2L);
            });
            mustSpeakTheirLanguage(view);
            mustBeFound(view);
        }

        /** Whoever waits and is offered to nobody stands in exactly one lane of the line, in its order. */
        private static void mustBeFound(DeskView view) {
            for (String team : List.of("general", "second")) {
                List<String> found = texts(Command.SMEMBERS, "lanes:" + team).stream()
                        .flatMap(lane -> texts(Command.ZRANGE, "lane:" + team + ":" + lane, "0", "-1").stream())
                        .toList();
                assertThat(found)
                        .containsExactlyInAnyOrderElementsOf(view.waiting().stream()
                                .filter(waiting -> waiting.team().equals(team) && waiting.offeredTo() == null)
                                .map(Waiting::conversation)
                                .toList());
            }
        }

        private static List<String> texts(Command command, String key, String... rest) {
            String[] args =
                    Stream.concat(Stream.of(Keys.desk(key)), Stream.of(rest)).toArray(String[]::new);
            return Objects.requireNonNull(await(NODE.handoff().link().send(command, args))).stream()
                    .map(Response::toString)
                    .toList();
        }

        private void mustStandWhereTheyAreTold(DeskView view) {
            Map<String, List<Waiting>> lines = view.waiting().stream().collect(Collectors.groupingBy(Waiting::team));
            lines.forEach((team, line) -> {
                Map<String, Place> places = await(desk.places(
                        team, line.stream().map(Waiting::conversation).toList()));
                for (int i = 0; i < line.size(); i++) {
                    assertThat(Objects.requireNonNull(places.get(line.get(i).conversation()))
                                    .position())
                            .isEqualTo(i + 1);
                }
            });
        }

        /** Anna speaks Chinese only, Ben serves one team only: no offer says otherwise. */
        private static void mustSpeakTheirLanguage(DeskView view) {
            assertThat(view.waiting())
                    .noneMatch(waiting -> "anna".equals(waiting.offeredTo())
                            && !waiting.locale().equals("zh"))
                    .noneMatch(waiting ->
                            "ben".equals(waiting.offeredTo()) && !waiting.team().equals("general"));
        }

        /** Time enough for every half-done step to be finished. */
        void settle() {
            for (int round = 0; round < 3; round++) {
                agents.forEach(this::there);
                CLOCK.advance(Duration.ofSeconds(6));
                await(node.sweep());
            }
        }

        /** Whoever is about to settle has waited longer than any wrap-up takes. */
        private static void mustBeDone(DeskView view) {
            assertThat(view.wrapUps()).isEmpty();
        }

        /** Once settled, desk and log tell the same story of every conversation. */
        void mustAgree() {
            DeskView view = await(desk.view());
            mustBeDone(view);
            for (String id : opened) {
                Conversation conversation = await(desk.conversation(id));
                List<String> holders = view.held().stream()
                        .filter(held -> held.conversation().equals(id))
                        .map(Held::agent)
                        .toList();
                boolean waits = view.waiting().stream()
                        .anyMatch(waiting -> waiting.conversation().equals(id));
                assertThat(waits).as("in line: " + id).isEqualTo(conversation.inLine());
                assertThat(holders)
                        .as("held: " + id)
                        .isEqualTo(
                                conversation.holder() instanceof Holder.Agent agent ? List.of(agent.id()) : List.of());
                assertThat(conversation)
                        .isEqualTo(Conversation.of(
                                id,
                                await(desk.history(id, null)).stream()
                                        .map(entry -> entry.event())
                                        .toList()));
            }
        }
    }
}
