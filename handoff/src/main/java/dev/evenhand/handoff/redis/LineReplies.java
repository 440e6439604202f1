package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Lines.Claimed;
import dev.evenhand.handoff.desk.Lines.Outcome;
import dev.evenhand.handoff.desk.Lines.Reconciled;
import dev.evenhand.handoff.desk.Lines.Service;
import dev.evenhand.handoff.desk.Lines.Spot;
import dev.evenhand.handoff.desk.Lines.Standing;
import dev.evenhand.handoff.queue.Outlook;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the scripts of lines and tickets answer. */
final class LineReplies {
    private LineReplies() {}

    static Reconciled reconciled(@Nullable Response reply) {
        return new Reconciled(text(reply, 0).equals("line"), text(reply, 1).equals("1"));
    }

    static Claimed claimed(@Nullable Response reply) {
        Outcome outcome = Outcome.valueOf(text(reply, 0).toUpperCase(Locale.ROOT));
        String third = text(reply, 2);
        boolean given = outcome == Outcome.OK || outcome == Outcome.MINE;
        return new Claimed(outcome, text(reply, 1), given ? Integer.parseInt(third) : -1, third, text(reply, 3));
    }

    static Optional<Standing> standing(@Nullable Response reply) {
        if (reply == null || reply.size() == 0) {
            return Optional.empty();
        }
        String by = text(reply, 3);
        int space = by.indexOf(' ');
        Agent to = new Agent(text(reply, 1), text(reply, 2), false);
        Agent mover = by.isEmpty() ? null : new Agent(by.substring(0, space), by.substring(space + 1), false);
        return Optional.of(new Standing(Integer.parseInt(text(reply, 0)), to, mover, text(reply, 4)));
    }

    static Service service(@Nullable Response reply, Instant since) {
        Response parts = Objects.requireNonNull(reply, "outlook.lua always answers");
        List<Duration> served = parts.get(5).stream()
                .map(each -> each.toString().split(" ", 2))
                .filter(each -> Long.parseLong(each[0]) >= since.toEpochMilli())
                .map(each -> Duration.ofMillis(Long.parseLong(each[1])))
                .toList();
        Outlook outlook = new Outlook(
                parts.get(0).toInteger(),
                parts.get(1).toInteger(),
                parts.get(2).toInteger(),
                parts.get(3).toInteger(),
                served);
        return new Service(
                outlook, parts.get(4).stream().map(Response::toString).toList());
    }

    static Map<String, Spot> spots(@Nullable Response reply, List<String> conversations) {
        Map<String, Spot> spots = new LinkedHashMap<>();
        for (int i = 0; reply != null && i < conversations.size(); i++) {
            int rank = reply.get(2 * i).toInteger();
            if (rank >= 0) {
                spots.put(
                        conversations.get(i),
                        new Spot(rank, reply.get(2 * i + 1).toInteger()));
            }
        }
        return spots;
    }

    private static String text(@Nullable Response reply, int index) {
        Response item = reply == null ? null : reply.get(index);
        return item == null ? "" : item.toString();
    }
}
