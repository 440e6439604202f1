package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.webhook.Delivery;
import dev.evenhand.web.webhook.Webhook;
import dev.evenhand.web.webhook.WebhookStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks and their deliveries in one slot: each delivery is a text, and stands in the line of those due to its webhook or among
 * those given up.
 */
public final class RedisWebhooks implements WebhookStore {
    private static final String WEBHOOKS = "w:{webhooks}:all";
    private static final List<String> QUEUE =
            List.of("w:{webhooks}:deliveries", "w:{webhooks}:due", "w:{webhooks}:dead");
    private static final String MOST_WEBHOOKS = "50";
    /** Beyond this many a receiver cannot be reached by trying; the rest waits for somebody's hand. */
    private static final String MOST_DUE = "10000";

    private static final String MOST_DEAD = "1000";
    /** They may hold what a customer said, and nobody has sent them again. */
    private static final Duration DEAD_KEPT = Duration.ofDays(7);

    private static final Script PUT = Script.of(RedisWebhooks.class, "put-bounded");
    private static final Script ADD = Script.of(RedisWebhooks.class, "add-delivery");
    private static final Script LEND = Script.of(RedisWebhooks.class, "lend-deliveries");
    private static final Script MOVE = Script.of(RedisWebhooks.class, "move-delivery");

    private final RedisLink link;

    public RedisWebhooks(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<List<Webhook>> all() {
        return link.send(Command.HVALS, WEBHOOKS)
                .map(values -> values == null
                        ? List.of()
                        : values.stream()
                                .map(json -> Json.read(json.toBytes(), Webhook.class))
                                .sorted(Comparator.comparing(Webhook::id))
                                .toList());
    }

    @Override
    public Future<Optional<Webhook>> byId(String id) {
        return link.send(Command.HGET, WEBHOOKS, id)
                .map(found -> Optional.ofNullable(found).map(json -> Json.read(json.toBytes(), Webhook.class)));
    }

    @Override
    public Future<Boolean> put(Webhook webhook) {
        return link.run(PUT, List.of(WEBHOOKS), List.of(webhook.id(), Json.text(webhook), MOST_WEBHOOKS))
                .map(RedisWebhooks::yes);
    }

    @Override
    public Future<Boolean> remove(String id) {
        return link.send(Command.HDEL, WEBHOOKS, id).map(RedisWebhooks::yes);
    }

    @Override
    public Future<Void> add(Delivery delivery) {
        var args = List.of(
                delivery.id(),
                Json.text(delivery),
                millis(delivery.createdAt()),
                MOST_DUE,
                MOST_DEAD,
                delivery.webhook());
        return link.run(ADD, QUEUE, args).mapEmpty();
    }

    @Override
    public Future<List<Delivery>> due(Instant now, Instant lentUntil, Set<String> besides) {
        var args = new ArrayList<>(
                List.of(millis(now), millis(lentUntil), Integer.toString(AT_ONCE), millis(now.minus(DEAD_KEPT))));
        args.addAll(besides);
        return link.run(LEND, QUEUE, args).map(RedisWebhooks::deliveries);
    }

    @Override
    public Future<Void> done(String delivery) {
        return move("done", delivery, "", Instant.EPOCH).mapEmpty();
    }

    @Override
    public Future<Void> again(Delivery delivery, Instant at) {
        return move("due", delivery.id(), Json.text(delivery), at).mapEmpty();
    }

    @Override
    public Future<Void> giveUp(Delivery delivery) {
        return move("dead", delivery.id(), Json.text(delivery), Instant.now()).mapEmpty();
    }

    private Future<Boolean> move(String where, String id, String json, Instant at) {
        return link.run(MOVE, QUEUE, List.of(where, id, json, millis(at), MOST_DEAD))
                .map(RedisWebhooks::yes);
    }

    @Override
    public Future<List<Delivery>> dead() {
        return link.send(Command.ZRANGE, QUEUE.get(2), "0", "-1", "REV").compose(ids -> {
            if (ids == null || ids.size() == 0) {
                return Future.succeededFuture(List.of());
            }
            var args = new ArrayList<>(List.of(QUEUE.get(0)));
            ids.forEach(id -> args.add(id.toString()));
            return link.send(Command.HMGET, args.toArray(String[]::new)).map(RedisWebhooks::deliveries);
        });
    }

    @Override
    public Future<Boolean> revive(String delivery, Instant at) {
        return move("revive", delivery, "", at);
    }

    private static List<Delivery> deliveries(@Nullable Response values) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(java.util.Objects::nonNull)
                        .map(json -> Json.read(json.toBytes(), Delivery.class))
                        .toList();
    }

    private static boolean yes(@Nullable Response reply) {
        return reply != null && reply.toInteger() == 1;
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }
}
