package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Teams;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's own store: lines, tickets, agents and loads, all in one slot so that each call is one atomic step. */
public interface Lines {
    /** Makes the desk agree with the conversation's holder; older knowledge is ignored. */
    Future<Void> reconcile(Conversation conversation, Instant now);

    Future<Claimed> claim(Claim claim);

    /** What is claimed for whom; empty when nothing stands out. */
    Future<Optional<Standing>> standing(String conversation);

    Future<Void> presence(Agent agent, Presence presence, Beat beat);

    /** Whether the agent came back from being lost. */
    Future<Boolean> heartbeat(String agent, Beat beat);

    /** Conversations to give back if the agent gave no sign of life since {@code seenBefore}. */
    Future<List<String>> lost(String agent, Instant seenBefore, Instant lookAgain);

    Future<DeskView> view();

    Future<Teams> teams();

    /** Keeps the teams and tells every node. */
    Future<Void> teams(Teams teams);

    /** Calls {@code handler} when any node has kept other teams. */
    void whenTeamsChange(Runnable handler);

    /** Offers what waits for the team to the people who fit; how many offers were made. */
    Future<Integer> offer(Team team, Instant until);

    /** Withdraws an offer nobody took; the team to offer it to again, empty when there was none. */
    Future<String> withdraw(String conversation);

    Future<Optional<Place>> place(String conversation);

    Future<List<Timer.Due>> due(Instant now, Instant lentUntil);

    Future<Void> done(Timer.Due due);

    /** A sign of life, and when its absence will be noticed. */
    record Beat(Instant at, Instant lostAt) {}

    /** How a ticket is asked for. */
    enum How {
        NEXT,
        CHOSEN,
        MOVE
    }

    /**
     * A request for a ticket.
     *
     * @param conversation empty for the next one
     * @param agent who gets it
     * @param by who hands it over, itself for a claim; with the note, only where it is moved
     * @param teams whose lines the agent serves
     */
    record Claim(
            How how,
            String conversation,
            Agent agent,
            Agent by,
            String note,
            List<String> teams,
            Instant now,
            Instant settledBy) {}

    /** What became of a claim; {@code hold} is the one it stands under, {@code detail} the holder or team in the way. */
    record Claimed(Outcome outcome, String conversation, int hold, String detail) {}

    /** Whether a ticket was given, or what stood in the way. */
    enum Outcome {
        OK,
        /** The agent holds it already. */
        MINE,
        NONE,
        ABSENT,
        FULL,
        TEAM,
        TAKEN,
        UNKNOWN
    }

    /**
     * A claim that may not have reached the conversation yet.
     *
     * @param movedBy who hands it over; null for a claim out of the line
     */
    record Standing(int hold, Agent to, @Nullable Agent movedBy, String note) {}
}
