package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.queue.AgentProfile;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is at the desk and what for; in one slot with the lines. */
public interface Roster {
    Future<Void> presence(Agent agent, Presence presence, Beat beat);

    /** Whether the agent came back from being lost. */
    Future<Boolean> heartbeat(String agent, Beat beat);

    /** The stream of a page has ended; silence is noticed at {@code silentAt} unless there is a sign of life before. */
    Future<Void> disconnected(String agent, Instant silentAt);

    /** Conversations to give back if the agent is lost; the customers of one who is only silent are told. */
    Future<List<String>> lost(String agent, Silence silence);

    /** By agent; whoever is missing serves everything. */
    Future<Map<String, AgentProfile>> profiles();

    Future<Void> profile(String agent, AgentProfile profile);

    /** A sign of life, and when its absence will be noticed; {@code streaming} where an open stream gives it. */
    record Beat(Instant at, Instant silentAt, boolean streaming) {}

    /** How long an agent may give no sign of life before it is noticed, and before the chats go back. */
    record Silence(Instant now, Duration noticedAfter, Duration lostAfter, Instant lookAgain) {}
}
