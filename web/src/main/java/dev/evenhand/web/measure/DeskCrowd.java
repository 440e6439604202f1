package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.queue.AgentProfile;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Customers and agents for a desk to be measured with. */
final class DeskCrowd {
    private static final int AT_ONCE = 64;
    private static final Participant CUSTOMER = Participant.customer("", "");

    private final Desk desk;

    DeskCrowd(Handoff handoff) {
        this.desk = handoff.desk();
    }

    Future<Conversation> arrive() {
        return arrive("en");
    }

    /** One customer who goes straight into the line; everybody is somebody else. */
    Future<Conversation> arrive(String locale) {
        var id = "c-" + UUID.randomUUID().toString().replace("-", "");
        var opening = new Opening(
                locale,
                "web",
                new Opening.Customer(id, "", "", false),
                null,
                Opening.Entry.HUMAN_FIRST,
                Opening.Assignment.RULE,
                null,
                false);
        return desk.open(id, opening);
    }

    /** Their ids, in the order of the line. */
    Future<List<String>> arrive(int customers) {
        return arrive(customers, n -> "en");
    }

    Future<List<String>> arrive(int customers, IntFunction<String> locale) {
        var ids = new String[customers];
        return each(customers, n -> arrive(locale.apply(n)).onSuccess(came -> ids[n] = came.id()))
                .map(all -> List.of(ids));
    }

    Future<List<Agent>> hire(int agents, int capacity) {
        var people = new ArrayList<Agent>();
        IntStream.range(0, agents).forEach(n -> people.add(new Agent("agent-" + n, "Agent " + n, false)));
        return each(agents, n -> desk.presence(people.get(n), new Presence(Presence.Status.AVAILABLE, capacity)))
                .map(all -> List.copyOf(people));
    }

    /** They speak English and nothing else. */
    Future<Void> inEnglish(List<Agent> agents) {
        var english = new AgentProfile(Set.of(), Set.of("en"), Set.of(), Map.of(), null);
        return each(agents.size(), n -> desk.keepProfile(agents.get(n).id(), english));
    }

    Future<Void> leave(String conversation) {
        return desk.close(conversation, CUSTOMER);
    }

    /** So many calls, a limited number of them at once. */
    static Future<Void> each(int calls, IntFunction<Future<?>> call) {
        var next = new AtomicInteger();
        return Future.all(IntStream.range(0, Math.min(AT_ONCE, calls))
                        .mapToObj(lane -> lane(next, calls, call))
                        .toList())
                .mapEmpty();
    }

    private static Future<Void> lane(AtomicInteger next, int calls, IntFunction<Future<?>> call) {
        int n = next.getAndIncrement();
        return n >= calls ? Future.succeededFuture() : call.apply(n).compose(done -> lane(next, calls, call));
    }
}
