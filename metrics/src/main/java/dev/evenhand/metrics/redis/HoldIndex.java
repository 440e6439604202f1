package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.metrics.outcome.Meanwhile;
import dev.evenhand.metrics.outcome.Slices;
import dev.evenhand.metrics.outcome.Stretch;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each agent had which conversation in hand: an index over the logs, so that handle times can be split without
 * reading every log of an agent; a recount fills it anew.
 *
 * <p>A hold that goes on is taken to be busy for ever. What that does to others is put right when it is noted again.
 *
 * <p>Bounded by time: a conversation is forgotten once nothing may change its facts but a recount.
 */
final class HoldIndex {
    private static final Script HOLDS = Script.of(HoldIndex.class, "holds");

    /** How long after its end a conversation's clocks can still be told. */
    static final Duration TOLD_FOR = Duration.ofDays(180);
    /** Between an agent's last hold and the end of the conversation lie a line, an opening or a silence. */
    private static final Duration KEPT = TOLD_FOR.plusDays(30);
    /** Nothing is forgotten so long after a recount noted it, since it has to read it yet. */
    private static final Duration LONGEST_RECOUNT = Duration.ofDays(1);

    private static final String NO_RECOUNT = "";

    private final RedisLink link;

    HoldIndex(RedisLink link) {
        this.link = link;
    }

    /** What an agent's slot answers: the account noted before, and that of every conversation around. */
    private record Around(List<Stretch> before, Map<String, List<Stretch>> others) {}

    /** Notes a conversation's holds; completes with the closed conversations whose shares that may have changed. */
    Future<Set<String>> note(String conversation, Map<String, List<Stretch>> holds) {
        return note(conversation, holds, NO_RECOUNT);
    }

    /** The same of all conversations, of which none is forgotten before they are recounted. */
    Future<Set<String>> noteAnew(String conversation, Map<String, List<Stretch>> holds) {
        return note(conversation, holds, Long.toString(LONGEST_RECOUNT.toMillis()));
    }

    private Future<Set<String>> note(String conversation, Map<String, List<Stretch>> holds, String recount) {
        Set<String> touched = new HashSet<>();
        List<Future<?>> sent = new ArrayList<>();
        holds.forEach((agent, own) -> sent.add(send(new Own(conversation, agent, own), text(own), recount)
                .onSuccess(around -> touched.addAll(touched(own, around)))));
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
        holds.forEach((agent, own) -> sent.add(send(new Own(conversation, agent, own), "", NO_RECOUNT)
                .onSuccess(
                        around -> others.put(agent, List.copyOf(around.others().values())))));
        return Future.all(sent).map(done -> new Meanwhile(others));
    }

    /** When an agent had a conversation in hand. */
    private record Own(String conversation, String agent, List<Stretch> stretches) {
        String from() {
            return Long.toString(stretches.get(0).from());
        }

        String until() {
            Stretch last = stretches.get(stretches.size() - 1);
            return last.open() ? "" : Long.toString(last.until());
        }

        List<String> keys() {
            String tag = OutcomeKeys.agentTag(agent);
            return Stream.of("holds:", "stretches:", "longest:", "recount:", "open:")
                    .map(what -> tag + what + agent)
                    .toList();
        }
    }

    private Future<Around> send(Own own, String noted, String recount) {
        if (own.stretches().isEmpty()) {
            return Future.succeededFuture(new Around(List.of(), Map.of()));
        }
        List<String> args =
                List.of(own.conversation(), own.from(), own.until(), noted, Long.toString(KEPT.toMillis()), recount);
        return link.run(HOLDS, own.keys(), args).map(HoldIndex::around);
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
