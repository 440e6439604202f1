package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.web.alert.Alert;
import dev.evenhand.web.alert.AlertStore;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts in one slot: the open one of each metric, the resolved ones, and what is not to be raised again. */
public final class RedisAlerts implements AlertStore {
    private static final String OPEN = "w:{alerts}:open";
    private static final String RESOLVED = "w:{alerts}:resolved";
    private static final String HUSHED = "w:{alerts}:hushed";
    private static final String UNTOLD = "w:{alerts}:untold";
    private static final String TURN = "w:{alerts}:turn";
    private static final String MOST_RESOLVED = "200";
    private static final Script KEEP = Script.of(RedisAlerts.class, "keep-alert");

    private final RedisLink link;

    public RedisAlerts(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<List<Alert>> open() {
        return link.send(Command.HVALS, OPEN).map(found -> alerts(found).stream()
                .sorted(Comparator.comparing(Alert::raisedAt).reversed())
                .toList());
    }

    @Override
    public Future<List<Alert>> resolved() {
        return link.send(Command.LRANGE, RESOLVED, "0", "-1").map(RedisAlerts::alerts);
    }

    private static List<Alert> alerts(@Nullable Response found) {
        return found == null
                ? List.of()
                : found.stream()
                        .map(json -> Json.read(json.toBytes(), Alert.class))
                        .toList();
    }

    @Override
    public Future<Boolean> keep(Alert alert, @Nullable Occasion news) {
        var untold = news == null ? null : new Untold(news, alert);
        var ended = alert.state() == Alert.State.RESOLVED ? "1" : "0";
        var args = List.of(
                alert.metric(),
                Long.toString(alert.version() - 1),
                Json.text(alert),
                ended,
                alert.level(),
                MOST_RESOLVED,
                alert.id(),
                untold == null ? "" : untold.id(),
                untold == null ? "" : Json.text(untold));
        return link.run(KEEP, List.of(OPEN, RESOLVED, HUSHED, UNTOLD), args)
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Future<List<Untold>> untold() {
        return link.send(Command.HVALS, UNTOLD)
                .map(found -> found == null
                        ? List.of()
                        : found.stream()
                                .map(json -> Json.read(json.toBytes(), Untold.class))
                                .toList());
    }

    @Override
    public Future<Void> told(Untold news) {
        return link.send(Command.HDEL, UNTOLD, news.id()).mapEmpty();
    }

    @Override
    public Future<Map<String, String>> hushed() {
        return link.send(Command.HGETALL, HUSHED).map(found -> {
            var levels = new HashMap<String, String>();
            if (found != null) {
                found.getKeys().forEach(metric -> levels.put(metric, String.valueOf(found.get(metric))));
            }
            return levels;
        });
    }

    @Override
    public Future<Void> calm(String metric) {
        return link.send(Command.HDEL, HUSHED, metric).mapEmpty();
    }

    @Override
    public Future<Boolean> turn(Duration span) {
        return link.send(Command.SET, TURN, "1", "NX", "PX", Long.toString(span.toMillis()))
                .map(reply -> reply != null);
    }
}
