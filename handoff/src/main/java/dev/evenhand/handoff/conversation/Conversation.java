package dev.evenhand.handoff.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a conversation: a fold over its events, kept beside them as a snapshot so that one read decides.
 *
 * @param id which
 * @param opening what was known before the first word
 * @param holder who holds it now
 * @param hold counts changes of holder; the fencing token between conversation and desk
 * @param version counts changes of any kind; a step computed on an older version is refused by the store
 * @param turn number of customer messages so far
 * @param settledTurn last turn the bot has replied to
 * @param botFailures bot turns in a row that did not solve it
 * @param startedAt of the opening
 * @param lastCustomerAt last word of the customer, null before the first
 * @param topic of the first message, {@code unknown} until assessed
 * @param request the handoff in force, null while none was asked for
 * @param ticket the place in the line, null while none was taken
 * @param closedAt null while open
 * @param wrapUp what an agent still does after closing; null while open, and once that is over
 */
public record Conversation(
        String id,
        Opening opening,
        Holder holder,
        int hold,
        long version,
        int turn,
        int settledTurn,
        int botFailures,
        Instant startedAt,
        @Nullable Instant lastCustomerAt,
        String topic,
        @Nullable HandoffRequest request,
        @Nullable Ticket ticket,
        @Nullable Instant closedAt,
        @Nullable WrapUp wrapUp) {

    /** The topic until the first message has been assessed. */
    public static final String UNKNOWN_TOPIC = "unknown";

    /** Why a person is wanted, as the agent will read it. */
    public record HandoffRequest(HandoffReason reason, double confidence, String topic, String summary) {
        HandoffRequest withSummary(String text) {
            return new HandoffRequest(reason, confidence, topic, text);
        }
    }

    /**
     * A place in a line.
     *
     * @param since survives transfers back to the same line, overflow and lost agents
     * @param parkedUntil when a message that was left joins the line; null while the customer waits in person
     * @param asked whether the customer has been asked to leave a message instead
     */
    public record Ticket(String team, int priority, Instant since, @Nullable Instant parkedUntil, boolean asked) {
        /** Whether the customer left a message instead of waiting. */
        public boolean messageLeft() {
            return parkedUntil != null;
        }
    }

    /** The work after closing: it counts against the agent's capacity until it is done, or {@code until}. */
    public record WrapUp(String agent, String disposition, Instant since, Instant until) {}

    /**
     * Begins the fold with the first event.
     *
     * @throws IllegalArgumentException if the event is not {@link ConversationEvent.Opened}
     */
    public static Conversation of(String id, ConversationEvent first) {
        if (!(first instanceof ConversationEvent.Opened opened)) {
            throw new IllegalArgumentException("a conversation begins with opened, not " + first);
        }
        return new Conversation(
                id,
                opened.opening(),
                Holder.bot(),
                0,
                1,
                0,
                0,
                0,
                opened.at(),
                null,
                UNKNOWN_TOPIC,
                null,
                null,
                null,
                null);
    }

    /** The fold over a whole history, which begins with the opening. */
    public static Conversation of(String id, List<? extends ConversationEvent> events) {
        Conversation folded = of(id, events.get(0));
        for (ConversationEvent event : events.subList(1, events.size())) {
            folded = folded.after(event);
        }
        return folded;
    }

    /** The state once {@code event} has happened. */
    public Conversation after(ConversationEvent event) {
        return Fold.step(this, event);
    }

    public Conversation after(Entry entry) {
        return after(entry.event());
    }

    /** Whether the bot holds it and owes the customer a reply. */
    public boolean botOwesReply() {
        return heldByBot() && turn > settledTurn;
    }

    public boolean inLine() {
        return holder instanceof Holder.Queue;
    }

    public boolean closed() {
        return holder instanceof Holder.Nobody;
    }

    public boolean heldByBot() {
        return holder instanceof Holder.Bot;
    }

    public boolean heldBy(String agent) {
        return holder instanceof Holder.Agent held && held.id().equals(agent);
    }
}
