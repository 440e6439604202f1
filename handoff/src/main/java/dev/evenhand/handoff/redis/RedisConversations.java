package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.bus.EventJson;
import dev.evenhand.handoff.bus.Parts;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Snapshot;
import dev.evenhand.handoff.desk.Conversations;
import dev.evenhand.handoff.desk.Timer;
import dev.evenhand.handoff.desk.Timer.Setting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Conversations in their partitions' slots; each call is one round trip. */
public final class RedisConversations implements Conversations {
    /** Entries a feed keeps when nobody reads it; a reader further behind has to recount from the logs. */
    private static final String FEED_BOUND = "50000";
    /** Message ids remembered in a conversation; an older one sent again would be a new message. */
    private static final String REMEMBERED = "1000";

    /** Events of a conversation, after which its customer has to open another one. */
    static final String MOST_EVENTS = "2000";

    /** Who speaks in a conversation that was opened before its customer's name was kept beside it. */
    private static final String UNNAMED =
            Parts.participant(Participant.customer("", "")).encode();

    private final RedisLink link;
    private final Timers timers;

    public RedisConversations(RedisLink link) {
        this.link = link;
        this.timers = new Timers(link);
    }

    @Override
    public Future<Optional<Snapshot>> load(String id) {
        List<String> args = new ArrayList<>();
        args.add(Keys.conversation(id));
        args.addAll(SnapshotFields.NAMES);
        return link.send(Command.HMGET, args.toArray(String[]::new))
                .map(row -> row == null || row.get(0) == null
                        ? Optional.empty()
                        : Optional.of(SnapshotFields.read(id, row)));
    }

    @Override
    public Future<List<String>> append(Step step) {
        String id = step.after().conversation().id();
        List<String> args = new ArrayList<>(
                List.of(id, Long.toString(step.expectedVersion()), link.channel(Addresses.EVENTS), FEED_BOUND));
        args.add(Integer.toString(step.events().size()));
        for (ConversationEvent event : step.events()) {
            args.add(EventJson.type(event.getClass()));
            args.add(EventJson.toJson(event).encode());
        }
        List<String> fields = SnapshotFields.write(step.after());
        args.add(Integer.toString(fields.size() / 2));
        args.addAll(fields);
        args.add(Integer.toString(step.timers().size()));
        for (Setting setting : step.timers()) {
            args.add(setting.change().name().toLowerCase(Locale.ROOT));
            args.add(setting.timer().code());
            args.add(Long.toString(setting.due().toEpochMilli()));
        }
        return link.run(Scripts.APPLY, keys(id), args).map(RedisConversations::texts);
    }

    @Override
    public Future<Spoken> say(Speech speech) {
        String id = speech.id();
        JsonObject json = EventJson.toJson(speech.event());
        boolean counted = speech.event() instanceof CustomerSaid;
        if (counted) {
            json.remove("turn");
            json.remove("by");
        }
        String encoded = json.encode();
        String before = counted ? encoded.substring(0, encoded.length() - 1) : encoded;
        Deadlines deadlines = speech.deadlines();
        List<String> keys = new ArrayList<>(keys(id));
        keys.add(Keys.said(id));
        return link.run(
                        Scripts.SAY,
                        keys,
                        List.of(
                                id,
                                link.channel(Addresses.EVENTS),
                                FEED_BOUND,
                                EventJson.type(speech.event().getClass()),
                                speech.mustHold(),
                                speech.key(),
                                before,
                                counted ? UNNAMED : "",
                                millis(speech.event().at()),
                                millis(deadlines.bot()),
                                millis(deadlines.botIdle()),
                                millis(deadlines.agentIdle()),
                                REMEMBERED,
                                MOST_EVENTS))
                .map(reply -> {
                    List<String> answer = texts(reply);
                    Verdict verdict = Verdict.valueOf(answer.get(0).toUpperCase(Locale.ROOT));
                    return new Spoken(verdict, answer.get(1), answer.get(2));
                });
    }

    @Override
    public Future<List<Entry>> history(String id, @Nullable String after) {
        String from = after == null || after.isEmpty() ? "-" : "(" + after;
        return link.send(Command.XRANGE, Keys.log(id), from, "+").map(reply -> entries(id, reply));
    }

    @Override
    public Future<List<Entry>> recent(String id, int most) {
        return link.send(Command.XREVRANGE, Keys.log(id), "+", "-", "COUNT", Integer.toString(most))
                .map(reply -> {
                    List<Entry> entries = entries(id, reply);
                    Collections.reverse(entries);
                    return entries;
                });
    }

    private static List<Entry> entries(String id, @Nullable Response reply) {
        List<Entry> entries = new ArrayList<>();
        if (reply != null) {
            reply.forEach(item -> entries.add(entry(id, item)));
        }
        return entries;
    }

    private static Entry entry(String id, Response item) {
        String json = item.get(1).get(1).toString();
        return new Entry(item.get(0).toString(), id, EventJson.fromJson(new JsonObject(json)));
    }

    @Override
    public Future<Void> settled(String id, int hold) {
        return link.run(
                        Scripts.SETTLED,
                        List.of(Keys.conversation(id), Keys.due(Keys.partition(id))),
                        List.of(Integer.toString(hold), new Timer(Timer.Kind.DESK, id).code()))
                .mapEmpty();
    }

    @Override
    public Future<Void> forget(String id) {
        return link.run(Scripts.FORGET, List.of(Keys.conversation(id), Keys.log(id), Keys.said(id)), List.of())
                .mapEmpty();
    }

    @Override
    public Future<List<Timer.Due>> due(Instant now, Instant lentUntil) {
        List<Future<List<Timer.Due>>> partitions = IntStream.range(0, Keys.PARTITIONS)
                .mapToObj(partition -> timers.lend(Keys.due(partition), now, lentUntil))
                .toList();
        return Future.all(partitions).map(all -> all.<List<Timer.Due>>list().stream()
                .flatMap(List::stream)
                .toList());
    }

    @Override
    public Future<Void> done(Timer.Due due) {
        return timers.done(Keys.due(Keys.partition(due.timer().subject())), due);
    }

    private static List<String> keys(String id) {
        int partition = Keys.partition(id);
        return List.of(Keys.conversation(id), Keys.log(id), Keys.feed(partition), Keys.due(partition));
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static List<String> texts(@Nullable Response reply) {
        return reply == null
                ? List.of()
                : reply.stream().map(Response::toString).toList();
    }
}
