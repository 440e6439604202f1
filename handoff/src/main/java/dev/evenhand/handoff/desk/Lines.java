package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.queue.Outlook;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Terms;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's own store of lines and tickets, in one slot with its agents so that each call is one atomic step. */
public interface Lines {
    /** Makes the desk agree with the conversation's holder; older knowledge is ignored. */
    Future<Reconciled> reconcile(Conversation conversation, Terms terms, Instant now);

    Future<Claimed> claim(Claim claim);

    /** What is claimed for whom; empty when nothing stands out. */
    Future<Optional<Standing>> standing(String conversation);

    Future<DeskView> view();

    /** Offers what waits for an automatic team to the people who fit; how many offers were made. */
    Future<Integer> offer(Team team, Instant now);

    /** Offers one ticket of a team whose people choose themselves to the agent who knows the customer, if free. */
    Future<Integer> offerToWhoKnows(Team team, String conversation, Instant now);

    /** Finds tickets again that a version of another order has put into line; to be called at start, safe to repeat. */
    Future<Void> adopt();

    /** The same where some are missing, which costs next to nothing to find out: nodes of that version may still run. */
    Future<Void> adoptStrays();

    /** Withdraws an offer nobody took; the team to offer it to again, empty when there was no such offer. */
    Future<String> withdraw(Withdrawal withdrawal);

    /** How long the line is. */
    Future<Integer> length(String team);

    /** Keeps a place for somebody about to join; false where there are {@code most} already, coming ones included. */
    Future<Boolean> keepPlace(String team, String conversation, Room room);

    /** The bound of a line, and how long a place in it is kept for who is about to join. */
    record Room(int most, Instant now, Instant until) {}

    /** How a line is served now, looked at since {@code since}. */
    Future<Service> service(String team, Instant since);

    /** Where each of these stands in the team's line; those that do not are left out. */
    Future<Map<String, Spot>> spots(String team, List<String> sharing, List<String> conversations);

    /** The team whose line a ticket stands in; empty where it stands in none. */
    Future<Optional<String>> team(String conversation);

    /** A message that was left joins the line; the team to offer it to, empty when it is parked no longer. */
    Future<String> wake(String conversation);

    /** A person's first word, which stops the clock of the first reply. */
    Future<Void> replied(String conversation, Instant at);

    /** A promised time is over. */
    Future<Void> late(String conversation, Target target, Instant at);

    Future<List<Timer.Due>> due(Instant now, Instant lentUntil);

    Future<Void> done(Timer.Due due);

    /** What a ticket's clocks run towards. */
    enum Target {
        FIRST_REPLY,
        RESOLUTION
    }

    /** The state of the ticket now, and whether an agent is there who knows the customer. */
    record Reconciled(boolean inLine, boolean sticks) {}

    /** How a ticket is asked for. */
    enum How {
        NEXT,
        CHOSEN,
        MOVE,
        /** Out of the bot's hands, where there is no ticket yet. */
        SEIZE
    }

    /**
     * A request for a ticket.
     *
     * @param conversation empty for the next one
     * @param agent who gets it
     * @param by who hands it over, itself for a claim; with the note, only where it is moved
     * @param seen the conversation as whoever hands it over, or seizes it, saw it; null for a claim out of the line
     */
    record Claim(
            How how,
            String conversation,
            Agent agent,
            Agent by,
            String note,
            Instant now,
            Instant settledBy,
            @Nullable Seen seen) {
        public Claim(How how, String conversation, Agent agent, Agent by, String note, Instant now, Instant settledBy) {
            this(how, conversation, agent, by, note, now, settledBy, null);
        }
    }

    /** The hold under which a conversation was seen, which fences the claim, and where it takes place. */
    record Seen(int hold, String channel) {}

    /**
     * What became of a claim.
     *
     * @param hold it stands under
     * @param detail the holder, team, language, skill or conversation in the way
     * @param agentName of who gets it, as the desk knows it
     */
    record Claimed(Outcome outcome, String conversation, int hold, String detail, String agentName) {}

    /** Whether a ticket was given, or what stood in the way. */
    enum Outcome {
        OK,
        /** The agent holds it already. */
        MINE,
        NONE,
        ABSENT,
        FULL,
        /** Full, but there would be room without work after closing; the detail names the conversation of the oldest. */
        WRAPPING,
        TEAM,
        SKILL,
        TAKEN,
        /** Offered to somebody else; the detail is until when (milliseconds), to whom, and the name. */
        OFFERED,
        UNKNOWN
    }

    /**
     * A claim that may not have reached the conversation yet.
     *
     * @param movedBy who hands it over; null for a claim out of the line
     */
    record Standing(int hold, Agent to, @Nullable Agent movedBy, String note) {}

    /**
     * An offer to be withdrawn.
     *
     * @param declinedBy whose offer it must be; null where its time is over
     * @param refusals offers in a row that may pass before presence says away
     */
    record Withdrawal(String conversation, @Nullable String declinedBy, int refusals, Instant now) {}

    /** A place from 0, and how many at most are served before. */
    record Spot(int rank, int ahead) {}

    /** How a line is served, and the lines that share its people. */
    record Service(Outlook outlook, List<String> sharing) {}
}
