package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;

import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.TestClock;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.handoff.desk.DeskRuntime;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Said;
import dev.evenhand.handoff.desk.Utterance;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens at a desk on a real Redis, by name, and what its customers were told: three agents with different hands,
 * a few customers who come again, and a node that dies where the name says so.
 */
final class DeskLife {
    static final List<Agent> AGENTS =
            List.of(new Agent("anna", "Anna", false), new Agent("ben", "Ben", false), new Agent("cem", "Cem", false));

    private static final List<Routing> ROUTINGS = List.of(Routing.values());
    private static final String PHONE = "phone";
    private static final int CUSTOMERS = 4;

    private final TestClock clock;
    private final FaultyStores stores;
    private final DeskRuntime node;
    private final Desk desk;
    private final Map<String, Chat> chats = new LinkedHashMap<>();
    private Routing routing = Routing.MANUAL;
    private boolean routingChanged;

    /** A conversation as its customer knows it; {@code unheard} was sent and not acknowledged. */
    static final class Chat {
        final Opening opening;
        final List<String> acknowledged = new ArrayList<>();

        @Nullable
        Utterance unheard;

        Chat(Opening opening) {
            this.opening = opening;
        }
    }

    DeskLife(Vertx vertx, RedisLink link, DeskOptions options, TestClock clock) {
        this.clock = clock;
        this.stores = new FaultyStores(link);
        this.node = new DeskRuntime(vertx, stores.stores(), options, clock);
        this.desk = node.desk();
        await(desk.keepProfile("anna", new AgentProfile(Set.of(), Set.of("zh"), Set.of(), Map.of(), null)));
        await(desk.keepProfile("ben", AgentProfile.inTeams("general")));
        await(desk.keepProfile("cem", new AgentProfile(Set.of(), Set.of(), Set.of(), Map.of(PHONE, 2), null)));
        await(desk.keepRules(rules()));
        AGENTS.forEach(this::there);
    }

    Desk desk() {
        return desk;
    }

    Map<String, Chat> chats() {
        return chats;
    }

    Routing routing() {
        return routing;
    }

    /** Offers made under the rules of before may still stand. */
    boolean routingChanged() {
        return routingChanged;
    }

    /** Cem has three hands, of which a call takes two. */
    static int capacity(String agent) {
        return agent.equals("cem") ? 3 : 2;
    }

    static int weight(String agent, String channel) {
        return agent.equals("cem") && channel.equals(PHONE) ? 2 : 1;
    }

    /** Anna speaks Chinese only, Ben serves one team only. */
    static boolean fits(String agent, String team, String locale) {
        return (!agent.equals("anna") || locale.equals("zh")) && (!agent.equals("ben") || team.equals("general"));
    }

    private void there(Agent agent) {
        attempt(desk.presence(agent, new Presence(Presence.Status.AVAILABLE, capacity(agent.id()))));
    }

    /** Refusals and deaths are part of life. */
    private static <T> Optional<T> attempt(Future<T> future) {
        return await(future.transform(done -> Future.succeededFuture(Optional.ofNullable(done.result()))));
    }

    /** The next thing; {@code a} and {@code b} choose among agents and conversations. */
    void happens(DeskModelIT.Action action) {
        Agent agent = AGENTS.get(action.a() % AGENTS.size());
        List<String> opened = List.copyOf(chats.keySet());
        routingChanged = false;
        String id = opened.isEmpty() ? "none" : opened.get(action.b() % opened.size());
        switch (action.what()) {
            case "arrive" -> arrive(plain(action.a()));
            case "chinese" -> arrive(plain(action.a()).withLocale("zh"));
            case "call" -> arrive(on(PHONE, plain(action.a())));
            case "return" -> comeBack(id);
            case "away" -> attempt(desk.presence(agent, new Presence(Presence.Status.AWAY, capacity(agent.id()))));
            case "there" -> there(agent);
            case "silence" -> clock.advance(Duration.ofSeconds(61));
            case "later" -> clock.advance(Duration.ofSeconds(7));
            case "sweep" -> attempt(node.sweep());
            case "routing" -> {
                routingChanged = true;
                routing = ROUTINGS.get(action.a() % ROUTINGS.size());
                attempt(desk.keepRules(rules()));
            }
            default -> customerDoes(action, id, agent);
        }
    }

    private void customerDoes(DeskModelIT.Action action, String id, Agent agent) {
        switch (action.what()) {
            case "ask" -> attempt(desk.requestHandoff(id, Samples.CUSTOMER, Samples.ASKED));
            case "close" -> attempt(desk.close(id, Samples.CUSTOMER));
            case "no-person" -> attempt(desk.returnToBot(id, Samples.CUSTOMER, ""));
            case "message" -> attempt(desk.leaveMessage(id, Samples.CUSTOMER, new Desk.Note("later", "")));
            case "say" -> say(id);
            case "say-unstored" -> {
                stores.dieBefore("say");
                say(id);
                stores.heal();
            }
            case "say-unheard" -> {
                stores.dieAfter("say");
                say(id);
                stores.heal();
            }
            default -> agentDoes(action, id, agent);
        }
    }

    private void agentDoes(DeskModelIT.Action action, String id, Agent agent) {
        switch (action.what()) {
            case "next" -> attempt(desk.acceptNext(agent));
            case "accept" -> attempt(desk.accept(id, agent));
            case "decline" -> attempt(desk.decline(id, agent));
            case "priority" -> attempt(desk.prioritise(id, agent, action.a() % 3));
            case "handover" -> attempt(desk.transfer(id, holder(id), new Transfer("general", agent.id(), "please")));
            case "team" -> attempt(desk.transfer(id, holder(id), new Transfer("general", null, "")));
            case "other-team" -> attempt(desk.transfer(id, holder(id), new Transfer("second", null, "")));
            case "bot" -> attempt(desk.returnToBot(id, holder(id).participant(), ""));
            case "resolve" -> attempt(desk.resolve(id, holder(id), "resolved"));
            case "done" -> attempt(desk.wrapUp(id, agent, Told.NOTHING));
            case "correct" -> attempt(desk.wrapUp(id, agent, new Told(3.0, "other")));
            case "seize" -> attempt(desk.takeOver(id, supervising(agent), "mine"));
            default -> nodeDies(action.what(), id, agent);
        }
    }

    private void nodeDies(String when, String id, Agent agent) {
        switch (when) {
            case "crash-conversation" -> {
                stores.dieBeforeConversation();
                attempt(desk.acceptNext(agent));
            }
            case "crash-handover" -> {
                stores.dieBeforeConversation();
                attempt(desk.transfer(id, holder(id), new Transfer(null, agent.id(), "please")));
            }
            case "crash-seizure" -> {
                stores.dieBeforeConversation();
                attempt(desk.takeOver(id, supervising(agent), "mine"));
            }
            case "crash-ending" -> {
                stores.dieBeforeDesk();
                attempt(desk.resolve(id, holder(id), "resolved"));
                stores.heal();
                stores.dieBeforeConversation();
                attempt(desk.wrapUp(id, agent, Told.NOTHING));
            }
            case "crash-desk" -> {
                stores.dieBeforeDesk();
                attempt(desk.requestHandoff(id, Samples.CUSTOMER, Samples.ASKED));
                attempt(desk.acceptNext(agent));
                attempt(desk.close(id, Samples.CUSTOMER));
            }
            default -> throw new IllegalArgumentException(when);
        }
        stores.heal();
    }

    private Opening plain(int customer) {
        String key = "k-" + customer % CUSTOMERS;
        Opening.Entry entry = chats.size() % 3 == 2 ? Opening.Entry.BOT_FIRST : Opening.Entry.HUMAN_FIRST;
        return of(new Opening.Customer(key, "Kim", "", false), Samples.opening(entry), null);
    }

    private static Opening of(Opening.Customer customer, Opening like, @Nullable String previous) {
        return new Opening(
                like.locale(),
                like.channel(),
                customer,
                like.page(),
                like.entry(),
                like.assignment(),
                previous,
                previous != null);
    }

    private static Opening on(String channel, Opening like) {
        return new Opening(
                like.locale(),
                channel,
                like.customer(),
                like.page(),
                like.entry(),
                like.assignment(),
                like.previous(),
                like.returning());
    }

    private void arrive(Opening opening) {
        String id = Samples.newId();
        if (attempt(desk.open(id, opening)).isPresent()) {
            chats.put(id, new Chat(opening));
        }
    }

    /** Whoever writes to a closed conversation opens a new one that is linked to it, and says it there. */
    private void comeBack(String id) {
        Chat before = chats.get(id);
        if (before != null && await(desk.conversation(id)).closed()) {
            arrive(of(before.opening.customer(), before.opening, id));
            say(List.copyOf(chats.keySet()).get(chats.size() - 1));
        }
    }

    /** What was not acknowledged is sent again before anything else, as a page does. */
    private void say(String id) {
        Chat chat = chats.get(id);
        if (chat != null) {
            Utterance words = chat.unheard == null ? Samples.words("Hello?") : chat.unheard;
            Optional<Said> said = attempt(desk.customerSays(id, words));
            said.ifPresent(stored -> chat.acknowledged.add(words.clientMessageId()));
            chat.unheard = said.isPresent() ? null : words;
        }
    }

    private static Agent supervising(Agent agent) {
        return new Agent(agent.id(), agent.name(), true);
    }

    private DeskRules rules() {
        Team general = Team.GENERAL
                .withOffering(new Offering(routing, Duration.ofSeconds(5), 2))
                .withPromise(Promise.PLAIN
                        .withBounds(Duration.ofSeconds(30), 12)
                        .withOverflow(new Overflow("second", Duration.ofSeconds(40))));
        Team second = Team.of("second", "Second").withWrapUp(Duration.ZERO);
        return DeskRules.FRESH.withWrapUp(Duration.ofSeconds(8)).withTeams(new Teams(List.of(general, second)));
    }

    private Agent holder(String id) {
        return AGENTS.stream()
                .filter(agent ->
                        !id.equals("none") && await(desk.conversation(id)).heldBy(agent.id()))
                .findFirst()
                .orElse(AGENTS.get(0));
    }

    /** Time enough for every half-done step to be finished. */
    void settle() {
        for (int round = 0; round < 3; round++) {
            AGENTS.forEach(this::there);
            clock.advance(Duration.ofSeconds(6));
            await(node.sweep());
        }
    }
}
