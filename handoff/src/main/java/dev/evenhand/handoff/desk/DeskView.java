package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.desk.Presence.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk looks like at one moment: every line, every agent. */
public record DeskView(List<Waiting> waiting, List<Present> agents, List<Held> held) {
    /** A conversation in line, in the order in which it will be taken; {@code offeredTo} names the agent being asked. */
    public record Waiting(
            String conversation,
            String team,
            int priority,
            Instant since,
            String topic,
            String locale,
            String reason,
            String customerName,
            @Nullable String offeredTo) {}

    /** An agent and the load. */
    public record Present(String agent, String name, Status status, int capacity, int load) {}

    /** A conversation an agent holds; {@code name} of the customer may be empty. */
    public record Held(String conversation, String agent, String topic, String locale, @Nullable String customerName) {}
}
