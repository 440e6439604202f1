package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.desk.Presence.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the desk looks like at one moment: every line, every agent.
 *
 * @param waiting in the order in which they will be taken, so many of each line
 * @param lengths of the lines, by team
 * @param parked messages that were left, which join the line at opening
 */
public record DeskView(
        List<Waiting> waiting,
        Map<String, Integer> lengths,
        List<Waiting> parked,
        List<Present> agents,
        List<Held> held,
        List<WrappingUp> wrapUps) {
    /** A conversation in line; {@code offeredTo} names the agent being asked, until when. */
    public record Waiting(
            String conversation,
            String team,
            int priority,
            Instant since,
            String topic,
            String locale,
            String reason,
            String customerName,
            @Nullable String offeredTo,
            @Nullable Instant offeredUntil,
            @Nullable Instant parkedUntil,
            Clocks clocks) {}

    /**
     * What customers were promised.
     *
     * @param firstReplyDue null where nothing was promised
     * @param resolutionDue null where nothing was promised
     * @param repliedAt null before the first word of a person
     * @param late which of them are over
     */
    public record Clocks(
            @Nullable Instant firstReplyDue,
            @Nullable Instant resolutionDue,
            @Nullable Instant repliedAt,
            List<Lines.Target> late) {}

    /**
     * An agent and the load.
     *
     * @param choice how the status came about
     */
    public record Present(String agent, String name, Status status, int capacity, int load, Choice choice) {}

    /** Who set a status last: the page the agent named, or the desk since offers passed. */
    public record Choice(String tab, String why, Instant setAt) {}

    /** A closed chat its agent still works on, until {@code until} at the latest; it counts in the agent's load. */
    public record WrappingUp(
            String conversation,
            String agent,
            String topic,
            String locale,
            @Nullable String customerName,
            String team,
            String disposition,
            Instant since,
            Instant until) {}

    /** An agent holds it; {@code customerName} may be empty. */
    public record Held(
            String conversation,
            String agent,
            String topic,
            String locale,
            @Nullable String customerName,
            String team,
            int priority,
            Instant since,
            Clocks clocks) {}
}
