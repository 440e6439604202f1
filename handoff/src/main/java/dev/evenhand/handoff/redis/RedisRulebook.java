package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.desk.Rulebook;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The desk's rules as one JSON text; a change is told to every node. */
public final class RedisRulebook implements Rulebook {
    private static final String RULES = Keys.desk("rules");

    private final RedisLink link;

    public RedisRulebook(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<DeskRules> read() {
        return link.send(Command.GET, RULES)
                .map(kept -> kept == null ? DeskRules.FRESH : read(new JsonObject(kept.toString())));
    }

    private static DeskRules read(JsonObject json) {
        Teams teams = json.containsKey("teams") ? TeamsJson.read(json.getJsonArray("teams")) : Teams.DEFAULT;
        return new DeskRules(
                teams,
                json.getBoolean("dispositionRequired", true),
                json.containsKey("dispositions") ? texts(json, "dispositions") : DeskRules.FRESH.dispositions(),
                Set.copyOf(texts(json, "vips")),
                Duration.ofSeconds(
                        json.getLong("wrapUpSeconds", DeskRules.FRESH.wrapUp().toSeconds())));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(Object::toString)
                .toList();
    }

    @Override
    public Future<Void> keep(DeskRules rules) {
        JsonObject json = new JsonObject()
                .put("teams", TeamsJson.write(rules.teams()))
                .put("dispositionRequired", rules.dispositionRequired())
                .put("dispositions", new JsonArray(rules.dispositions()))
                .put("wrapUpSeconds", rules.wrapUp().toSeconds())
                .put("vips", new JsonArray(List.copyOf(new TreeSet<>(rules.vips()))));
        return link.send(Command.SET, RULES, json.encode()).compose(kept -> link.publish(Addresses.SETTINGS, "rules"));
    }

    @Override
    public void whenChanged(Runnable handler) {
        link.subscribe(Addresses.SETTINGS, payload -> handler.run());
    }
}
