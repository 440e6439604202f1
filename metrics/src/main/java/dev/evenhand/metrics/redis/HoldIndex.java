package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.metrics.outcome.Meanwhile;
import dev.evenhand.metrics.outcome.Slices;
import dev.evenhand.metrics.outcome.Stretch;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When each agent had which conversation in hand: an index over the logs, so that handle times can be split without
 * reading every log of an agent; a recount fills it anew.
 *
 * <p>A hold that goes on is taken to be busy for ever. What that does to others is put right when it is noted again.
 */
final class HoldIndex {
    private static final Script HOLDS = Script.of(HoldIndex.class, "holds");

    private final RedisLink link;

    HoldIndex(RedisLink link) {
        this.link = link;
    }

    /** What an agent's slot answers: the account noted before, and that of every conversation around. */
    private record Around(List<Stretch> before, Map<String, List<Stretch>> others) {}

    /** Notes a conversation's holds; completes with the closed conversations whose shares that may have changed. */
    Future<Set<String>> note(String conversation, Map<String, List<Stretch>> holds) {
        Set<String> touched = new HashSet<>();
        List<Future<?>> sent = new ArrayList<>();
        holds.forEach((agent, own) -> sent.add(
                send(conversation, agent, own, text(own)).onSuccess(around -> touched.addAll(touched(own, around)))));
        return Future.all(sent).map(touched);
    }

    private static Set<String> touched(List<Stretch> own, Around around) {
        List<Stretch> changed = Slices.difference(around.before(), own);
        return around.others().entrySet().stream()
                .filter(other -> other.getValue().stream().noneMatch(Stretch::open))
                .filter(other -> other.getValue().stream()
                        .anyMatch(stretch -> changed.stream().anyMatch(stretch::overlaps)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What the agents of these holds had in hand besides. */
    Future<Meanwhile> meanwhile(String conversation, Map<String, List<Stretch>> holds) {
        Map<String, List<List<Stretch>>> others = new HashMap<>();
        List<Future<?>> sent = new ArrayList<>();
        holds.forEach((agent, own) -> sent.add(send(conversation, agent, own, "")
                .onSuccess(
                        around -> others.put(agent, List.copyOf(around.others().values())))));
        return Future.all(sent).map(done -> new Meanwhile(others));
    }

    private Future<Around> send(String conversation, String agent, List<Stretch> own, String noted) {
        if (own.isEmpty()) {
            return Future.succeededFuture(new Around(List.of(), Map.of()));
        }
        String tag = OutcomeKeys.agentTag(agent);
        List<String> keys = List.of(tag + "holds:" + agent, tag + "stretches:" + agent, tag + "longest:" + agent);
        Stretch last = own.get(own.size() - 1);
        return link.run(
                        HOLDS,
                        keys,
                        List.of(
                                conversation,
                                Long.toString(own.get(0).from()),
                                last.open() ? "" : Long.toString(last.until()),
                                noted))
                .map(HoldIndex::around);
    }

    private static Around around(@Nullable Response reply) {
        if (reply == null) {
            throw new IllegalStateException("the script always answers");
        }
        Map<String, List<Stretch>> others = new LinkedHashMap<>();
        for (int i = 1; i < reply.size(); i += 2) {
            others.put(reply.get(i).toString(), stretches(reply.get(i + 1).toString()));
        }
        return new Around(stretches(reply.get(0).toString()), others);
    }

    /** {@code from-until} in milliseconds, separated by commas; nothing after the dash while it goes on. */
    private static String text(List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> stretch.from() + "-" + (stretch.open() ? "" : stretch.until()))
                .collect(Collectors.joining(","));
    }

    private static List<Stretch> stretches(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(HoldIndex::stretch).toList();
    }

    private static Stretch stretch(String text) {
        int dash = text.indexOf('-');
        String until = text.substring(dash + 1);
        return new Stretch(
                Long.parseLong(text.substring(0, dash)), until.isEmpty() ? Stretch.OPEN : Long.parseLong(until));
    }
}
