package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.queue.AgentProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person is for, as it is kept: one JSON object, and as the comma-framed lists the scripts search. */
final class ProfileJson {
    private ProfileJson() {}

    static String write(AgentProfile profile) {
        JsonObject json = new JsonObject()
                .put("teams", array(profile.teams()))
                .put("languages", array(profile.languages()))
                .put("skills", array(profile.skills()))
                .put("weights", new JsonObject(new TreeMap<>(profile.weights())));
        return (profile.capacity() == null ? json : json.put("capacity", profile.capacity())).encode();
    }

    static AgentProfile read(String text) {
        JsonObject json = new JsonObject(text);
        Map<String, Integer> weights = new HashMap<>();
        JsonObject kept = json.getJsonObject("weights");
        kept.fieldNames().forEach(channel -> weights.put(channel, kept.getInteger(channel)));
        return new AgentProfile(
                set(json, "teams"), set(json, "languages"), set(json, "skills"), weights, json.getInteger("capacity"));
    }

    static String listed(Set<String> items) {
        return items.isEmpty() ? "" : "," + String.join(",", new TreeSet<>(items)) + ",";
    }

    static String listed(Map<String, Integer> weights) {
        return listed(weights.entrySet().stream()
                .map(weight -> weight.getKey() + "=" + weight.getValue())
                .collect(Collectors.toSet()));
    }

    private static JsonArray array(Set<String> items) {
        return new JsonArray(List.copyOf(new TreeSet<>(items)));
    }

    private static Set<String> set(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
