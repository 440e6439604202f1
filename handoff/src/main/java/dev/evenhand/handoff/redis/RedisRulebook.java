package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.desk.Rulebook;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The desk's rules as one JSON text; a change is told to every node. */
public final class RedisRulebook implements Rulebook {
    private final RedisLink link;
    private final Cell rules;

    public RedisRulebook(RedisLink link) {
        this.link = link;
        this.rules = new Cell(link, Keys.desk("rules"));
    }

    @Override
    public Future<DeskRules> read() {
        return rules.read().map(RedisRulebook::read);
    }

    private static DeskRules read(String kept) {
        return kept.isEmpty() ? DeskRules.FRESH : read(new JsonObject(kept));
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
    public Future<DeskRules> change(UnaryOperator<DeskRules> change) {
        return rules.change(kept -> write(change.apply(read(kept))))
                .map(RedisRulebook::read)
                .compose(changed -> link.publish(Addresses.SETTINGS, "rules")
                        .otherwiseEmpty()
                        .map(changed));
    }

    private static String write(DeskRules rules) {
        return new JsonObject()
                .put("teams", TeamsJson.write(rules.teams()))
                .put("dispositionRequired", rules.dispositionRequired())
                .put("dispositions", new JsonArray(rules.dispositions()))
                .put("wrapUpSeconds", rules.wrapUp().toSeconds())
                .put("vips", new JsonArray(List.copyOf(new TreeSet<>(rules.vips()))))
                .encode();
    }

    @Override
    public void whenChanged(Runnable handler) {
        link.subscribe(Addresses.SETTINGS, payload -> handler.run());
        link.onHearingAgain(handler);
    }
}
