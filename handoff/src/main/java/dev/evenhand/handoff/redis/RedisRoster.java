package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.redis.TicketFields.millis;

import dev.evenhand.handoff.bus.Addresses;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Roster;
import dev.evenhand.handoff.queue.AgentProfile;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Agents in the desk's one slot: what they chose, when they were seen last, what they are for. */
public final class RedisRoster implements Roster {
    private static final String DUE = Keys.desk("due");
    private static final String PROFILES = Keys.desk("profiles");
    /** Channels for which somebody has a weight. */
    private static final String WEIGHTED = Keys.desk("weighted");

    private final RedisLink link;

    public RedisRoster(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Void> presence(Agent agent, Presence presence, Beat beat) {
        List<String> args = List.of(
                Keys.DESK,
                agent.id(),
                agent.name(),
                presence.status().name().toLowerCase(Locale.ROOT),
                Integer.toString(presence.capacity()),
                millis(beat.at()),
                millis(beat.silentAt()),
                link.channel(Addresses.DESK),
                presence.tab(),
                link.channel(Addresses.SIGNALS));
        return link.run(Scripts.PRESENCE, List.of(agent(agent.id()), DUE), args).mapEmpty();
    }

    @Override
    public Future<Boolean> heartbeat(String agent, Beat beat) {
        List<String> args = List.of(
                Keys.DESK,
                agent,
                millis(beat.at()),
                millis(beat.silentAt()),
                link.channel(Addresses.DESK),
                link.channel(Addresses.SIGNALS),
                beat.streaming() ? "1" : "0");
        return link.run(Scripts.HEARTBEAT, List.of(agent(agent), DUE), args)
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Future<Void> disconnected(String agent, Instant silentAt) {
        return link.run(Scripts.DISCONNECT, List.of(agent(agent), DUE), List.of(agent, millis(silentAt)))
                .mapEmpty();
    }

    @Override
    public Future<List<String>> lost(String agent, Silence silence) {
        String told = new JsonObject()
                .put("graceSeconds", silence.lostAfter().toSeconds())
                .encode();
        List<String> args = List.of(
                Keys.DESK,
                agent,
                millis(silence.now()),
                Long.toString(silence.noticedAfter().toMillis()),
                Long.toString(silence.lostAfter().toMillis()),
                millis(silence.lookAgain()),
                link.channel(Addresses.DESK),
                link.channel(Addresses.SIGNALS),
                "agent_reconnecting 0 " + told);
        return link.run(Scripts.LOST, List.of(agent(agent), Keys.desk("h:" + agent), DUE), args)
                .map(reply -> reply == null
                        ? List.of()
                        : reply.stream().map(Response::toString).toList());
    }

    @Override
    public Future<Map<String, AgentProfile>> profiles() {
        return link.send(Command.HGETALL, PROFILES).map(kept -> {
            Map<String, AgentProfile> profiles = new HashMap<>();
            if (kept != null) {
                kept.getKeys()
                        .forEach(id ->
                                profiles.put(id, ProfileJson.read(kept.get(id).toString())));
            }
            return profiles;
        });
    }

    @Override
    public Future<Void> profile(String agent, AgentProfile profile) {
        List<String> args = new ArrayList<>(List.of(
                agent,
                link.channel(Addresses.DESK),
                ProfileJson.write(profile),
                Integer.toString(profile.weights().size())));
        args.addAll(profile.weights().keySet());
        args.addAll(List.of(
                "teams",
                ProfileJson.listed(profile.teams()),
                "locales",
                ProfileJson.listed(profile.languages()),
                "skills",
                ProfileJson.listed(profile.skills()),
                "weights",
                ProfileJson.listed(profile.weights())));
        return link.run(Scripts.PROFILE, List.of(agent(agent), PROFILES, WEIGHTED), args)
                .mapEmpty();
    }

    /** Of profiles kept before tickets were told apart by channel. */
    Future<Void> rememberWeights() {
        return profiles().compose(profiles -> {
            List<String> args = new ArrayList<>(List.of(WEIGHTED));
            profiles.values().forEach(profile -> args.addAll(profile.weights().keySet()));
            return args.size() == 1
                    ? Future.succeededFuture()
                    : link.send(Command.SADD, args.toArray(String[]::new)).mapEmpty();
        });
    }

    private static String agent(String agent) {
        return Keys.desk("a:" + agent);
    }
}
