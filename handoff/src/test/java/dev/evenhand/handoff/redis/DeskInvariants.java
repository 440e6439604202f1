package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.DeskView.WrappingUp;
import dev.evenhand.handoff.desk.Place;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.queue.Team;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold of a desk whatever happens to it. */
final class DeskInvariants {
    private static final List<String> TEAMS = List.of("general", "second");

    private final DeskLife life;
    private final Desk desk;
    private final RedisLink link;
    private DeskView before;

    DeskInvariants(DeskLife life, RedisLink link) {
        this.life = life;
        this.desk = life.desk();
        this.link = link;
        this.before = await(desk.view());
    }

    /** After each single thing that happens. */
    void holdNow() {
        DeskView view = await(desk.view());
        holdAlways(view);
        whoeverKnowsTheCustomerIsAskedFirst(view);
        before = view;
    }

    /** At every moment, however many nodes have just died. */
    private void holdAlways(DeskView view) {
        everybodyIsInOnePlace(view);
        lineIsInOrder(view);
        placesAreAsTold(view);
        handsAreNotOverfull(view);
        offersGoToWhoeverFits(view);
        whoeverWaitsIsFound(view);
    }

    private void everybodyIsInOnePlace(DeskView view) {
        List<String> waits = ids(view.waiting());
        List<String> held = view.held().stream().map(Held::conversation).toList();
        assertThat(waits).doesNotHaveDuplicates().noneMatch(held::contains);
        assertThat(life.chats().keySet()).containsAll(waits).containsAll(held);
        assertThat(view.wrapUps())
                .extracting(WrappingUp::conversation)
                .doesNotHaveDuplicates()
                .noneMatch(id -> waits.contains(id) || held.contains(id));
    }

    private static List<String> ids(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::conversation).toList();
    }

    private static void lineIsInOrder(DeskView view) {
        view.waiting().stream()
                .collect(Collectors.groupingBy(waiting -> waiting.team() + "/" + waiting.priority()))
                .values()
                .forEach(line -> assertThat(line)
                        .as("first come, first served within a priority")
                        .extracting(Waiting::since)
                        .isSorted());
    }

    private void placesAreAsTold(DeskView view) {
        Map<String, List<Waiting>> lines = view.waiting().stream().collect(Collectors.groupingBy(Waiting::team));
        lines.forEach((team, line) -> {
            Map<String, Place> places = await(desk.places(team, ids(line)));
            for (int i = 0; i < line.size(); i++) {
                assertThat(Objects.requireNonNull(places.get(line.get(i).conversation()))
                                .position())
                        .isEqualTo(i + 1);
            }
        });
    }

    /** Each chat by its weight for who has it; what is offered never asks for more than all hands. */
    private void handsAreNotOverfull(DeskView view) {
        assertThat(view.agents()).allSatisfy(agent -> {
            assertThat(agent.load()).isEqualTo(held(view, agent.agent())).isBetween(0, agent.capacity());
            assertThat(offered(view, agent.agent())).isBetween(0, agent.capacity());
        });
    }

    private int held(DeskView view, String agent) {
        Stream<String> open =
                view.held().stream().filter(held -> held.agent().equals(agent)).map(Held::conversation);
        Stream<String> closed = view.wrapUps().stream()
                .filter(wrapUp -> wrapUp.agent().equals(agent))
                .map(WrappingUp::conversation);
        return Stream.concat(open, closed).mapToInt(weighing(agent)).sum();
    }

    private int offered(DeskView view, String agent) {
        return view.waiting().stream()
                .filter(waiting -> agent.equals(waiting.offeredTo()))
                .map(Waiting::conversation)
                .mapToInt(weighing(agent))
                .sum();
    }

    private ToIntFunction<String> weighing(String agent) {
        return id -> DeskLife.weight(
                agent, Objects.requireNonNull(life.chats().get(id)).opening.channel());
    }

    private int room(DeskView view, Present agent) {
        return agent.capacity() - agent.load() - offered(view, agent.agent());
    }

    private static boolean fits(Present agent, Waiting waiting) {
        return DeskLife.fits(agent.agent(), waiting.team(), waiting.locale());
    }

    private static Optional<Present> present(DeskView view, String agent) {
        return view.agents().stream()
                .filter(one -> one.agent().equals(agent) && one.status() == Presence.Status.AVAILABLE)
                .findFirst();
    }

    private static void offersGoToWhoeverFits(DeskView view) {
        assertThat(view.waiting())
                .filteredOn(waiting -> waiting.offeredTo() != null)
                .allSatisfy(waiting -> assertThat(present(view, String.valueOf(waiting.offeredTo())))
                        .hasValueSatisfying(
                                agent -> assertThat(fits(agent, waiting)).isTrue()));
    }

    /** Nobody else is asked while that agent has had room all the time, unless it is kept for somebody heavier. */
    private void whoeverKnowsTheCustomerIsAskedFirst(DeskView view) {
        Set<String> asked = before.waiting().stream()
                .filter(waiting -> waiting.offeredTo() != null)
                .map(Waiting::conversation)
                .collect(Collectors.toSet());
        view.waiting().stream()
                .filter(waiting -> waiting.offeredTo() != null && !asked.contains(waiting.conversation()))
                .forEach(waiting -> askedFirst(view, waiting));
    }

    private void askedFirst(DeskView view, Waiting waiting) {
        String knows = ofTicket(waiting, "sticky");
        boolean byHand = waiting.team().equals("second") || life.routing() == Team.Routing.MANUAL;
        if (byHand && !life.routingChanged()) {
            assertThat(waiting.offeredTo())
                    .as("by hand only who knows the customer is asked")
                    .isEqualTo(knows);
        }
        boolean passed = waiting.offeredTo() != null && !waiting.offeredTo().equals(knows);
        if (passed && ofTicket(waiting, "declined").isEmpty() && !heavierWaits(view, waiting)) {
            assertThat(Stream.of(before, view))
                    .as(knows + " knows the customer of " + waiting)
                    .anyMatch(moment -> present(moment, knows)
                            .filter(agent -> fits(agent, waiting))
                            .filter(agent ->
                                    room(moment, agent) >= weighing(knows).applyAsInt(waiting.conversation()))
                            .isEmpty());
        }
    }

    private boolean heavierWaits(DeskView view, Waiting than) {
        return ids(view.waiting()).stream()
                .anyMatch(id -> weighing("cem").applyAsInt(id) > weighing("cem").applyAsInt(than.conversation()));
    }

    private String ofTicket(Waiting waiting, String field) {
        Response value = await(link.send(Command.HGET, Keys.desk("t:" + waiting.conversation()), field));
        return value == null ? "" : value.toString();
    }

    /** Whoever waits and is offered to nobody stands in exactly one lane of the line. */
    private void whoeverWaitsIsFound(DeskView view) {
        for (String team : TEAMS) {
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

    private List<String> texts(Command command, String key, String... rest) {
        String[] args =
                Stream.concat(Stream.of(Keys.desk(key)), Stream.of(rest)).toArray(String[]::new);
        return Objects.requireNonNull(await(link.send(command, args))).stream()
                .map(Response::toString)
                .toList();
    }

    /** Once every half-done step is finished, desk and log tell the same story of every conversation. */
    void holdAtRest() {
        DeskView view = await(desk.view());
        holdAlways(view);
        assertThat(view.wrapUps()).as("waited longer than any takes").isEmpty();
        nobodyWaitsWhileSomebodyIsFree(view);
        life.chats().forEach((id, chat) -> {
            List<Entry> history = await(desk.history(id, null));
            storyIsTheSame(view, id, history);
            whatWasAcknowledgedIsThereOnce(chat, history);
        });
    }

    /** Where offers are made by themselves; a hand may be kept for who came before and weighs more. */
    private void nobodyWaitsWhileSomebodyIsFree(DeskView view) {
        List<Waiting> line = view.waiting().stream()
                .filter(waiting -> waiting.team().equals("general") && waiting.offeredTo() == null)
                .toList();
        for (int i = 0; i < line.size() && life.routing() != Team.Routing.MANUAL; i++) {
            Waiting waits = line.get(i);
            List<Waiting> ahead = line.subList(0, i);
            assertThat(view.agents())
                    .as("free, while there waits " + waits)
                    .noneMatch(agent -> present(view, agent.agent()).isPresent()
                            && fits(agent, waits)
                            && weighing(agent.agent()).applyAsInt(waits.conversation()) <= room(view, agent)
                            && ahead.stream().noneMatch(heavy -> keptFor(view, agent, heavy)));
        }
    }

    private boolean keptFor(DeskView view, Present agent, Waiting heavy) {
        int weight = weighing(agent.agent()).applyAsInt(heavy.conversation());
        return fits(agent, heavy) && weight > room(view, agent) && weight <= agent.capacity();
    }

    private void storyIsTheSame(DeskView view, String id, List<Entry> history) {
        Conversation conversation = await(desk.conversation(id));
        assertThat(ids(view.waiting()).contains(id)).as("in line: " + id).isEqualTo(conversation.inLine());
        assertThat(view.held().stream()
                        .filter(held -> held.conversation().equals(id))
                        .map(Held::agent))
                .as("held: " + id)
                .isEqualTo(conversation.holder() instanceof Holder.Agent agent ? List.of(agent.id()) : List.of());
        assertThat(conversation)
                .isEqualTo(
                        Conversation.of(id, history.stream().map(Entry::event).toList()));
    }

    private static void whatWasAcknowledgedIsThereOnce(DeskLife.Chat chat, List<Entry> history) {
        List<String> stored = history.stream()
                .map(Entry::event)
                .filter(CustomerSaid.class::isInstance)
                .map(said -> ((CustomerSaid) said).clientMessageId())
                .toList();
        assertThat(stored).doesNotHaveDuplicates();
        int heard = chat.acknowledged.size();
        assertThat(stored.subList(0, Math.min(heard, stored.size()))).isEqualTo(chat.acknowledged);
        String unheard = chat.unheard == null ? "" : chat.unheard.clientMessageId();
        assertThat(IntStream.range(heard, stored.size()).mapToObj(stored::get)).allMatch(unheard::equals);
    }
}
