package dev.evenhand.handoff.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a conversation. Events are facts: named in the past tense, appended once, never changed.
 *
 * <p>Everything else (state, view, outcome) is a fold over them. The wire name of each type is its class name in snake
 * case, such as {@code customer_said}.
 */
public sealed interface ConversationEvent {
    /** When, by the clock of the node that stored it; never before the event it follows in a state-changing step. */
    Instant at();

    /** Who did it. */
    Participant by();

    /** The conversation began; nobody has spoken yet. */
    record Opened(Instant at, Participant by, Opening opening) implements ConversationEvent {}

    /**
     * The customer wrote.
     *
     * @param turn counts the customer's messages from 1; a bot reply names the turn it answers
     */
    record CustomerSaid(Instant at, Participant by, String clientMessageId, String text, int turn)
            implements ConversationEvent {}

    /**
     * What the bot makes of what the customer wrote: of the words the conversation began with on every path, whoever
     * answers them, and of later ones where it hands off or chats.
     */
    record Assessed(Instant at, Participant by, Assessment assessment) implements ConversationEvent {}

    /** The bot said something that answers nothing: a greeting, thanks, a holding line. */
    record BotSaid(Instant at, Participant by, String text, int turn) implements ConversationEvent {}

    /** The bot answered from articles. */
    record BotAnswered(Instant at, Participant by, String text, int turn, List<Source> sources, Assessment assessment)
            implements ConversationEvent {}

    /** The bot asked which of a few near candidates is meant. */
    record BotClarified(
            Instant at, Participant by, String text, int turn, List<Candidate> options, Assessment assessment)
            implements ConversationEvent {}

    /** Customer, bot or house asked for a person. */
    record HandoffRequested(
            Instant at, Participant by, HandoffReason reason, double confidence, String topic, String summary)
            implements ConversationEvent {}

    /** The conversation stands in a team's line, since {@code since} (kept when a chat is given back). */
    record Queued(Instant at, Participant by, String team, int priority, Instant since) implements ConversationEvent {}

    /** The customer was asked whether to leave a message, since waiting may be in vain; {@code opensAt} where known. */
    record MessageOffered(Instant at, Participant by, Doubt reason, @Nullable Instant opensAt)
            implements ConversationEvent {}

    /** The customer left a message instead of waiting; it joins the line at {@code until}. {@code email} may be empty. */
    record MessageLeft(Instant at, Participant by, String text, String email, Instant until)
            implements ConversationEvent {}

    /** The place in line counts as that many steps ahead, from 0. */
    record Prioritised(Instant at, Participant by, int priority) implements ConversationEvent {}

    /** An agent took the conversation. */
    record AgentJoined(Instant at, Participant by, String team) implements ConversationEvent {}

    record AgentSaid(Instant at, Participant by, String clientMessageId, String text) implements ConversationEvent {}

    /** Customer or agent sent a file; its bytes are kept elsewhere, under the attachment's id. */
    record Attached(Instant at, Participant by, Attachment attachment) implements ConversationEvent {}

    /** A note among staff; never shown to the customer. */
    record Noted(Instant at, Participant by, String text) implements ConversationEvent {}

    /** A supervisor's word to whoever holds the conversation; never shown to the customer. */
    record Whispered(Instant at, Participant by, String text) implements ConversationEvent {}

    /** What the agent should know in a few lines, told after the handoff was asked for; the last one counts. */
    record Summarised(Instant at, Participant by, String summary, @Nullable ModelUse model)
            implements ConversationEvent {
        public Summarised(Instant at, Participant by, String summary) {
            this(at, by, summary, null);
        }
    }

    /** The holder passed the conversation on; {@code toAgent} when to a person. A {@link Queued} follows. */
    record Transferred(Instant at, Participant by, String toTeam, @Nullable String toAgent, String note)
            implements ConversationEvent {}

    /** The conversation went back to the line because its agent was lost. A {@link Queued} follows. */
    record AgentLost(Instant at, Participant by, String agent) implements ConversationEvent {}

    record ReturnedToBot(Instant at, Participant by, String note) implements ConversationEvent {}

    /**
     * "Did this solve it?" was answered in the chat; steers the conversation, never makes a confirmed outcome. By the customer
     * who pressed a button, or by the bot that heard it in the customer's words.
     */
    record FeedbackGiven(Instant at, Participant by, boolean solved) implements ConversationEvent {}

    /**
     * The holder's claim that it is done; a claim, not evidence.
     *
     * @param wrapUpUntil how long the agent may work on after closing; null where no wrap-up follows
     */
    record Resolved(Instant at, Participant by, String disposition, @Nullable Instant wrapUpUntil)
            implements ConversationEvent {
        public Resolved(Instant at, Participant by, String disposition) {
            this(at, by, disposition, null);
        }
    }

    /** The end; nobody holds the conversation from here on. */
    record Closed(Instant at, Participant by, ClosedBy closedBy) implements ConversationEvent {}

    /** The closing survey was put before the customer. */
    record SurveyOffered(Instant at, Participant by) implements ConversationEvent {}

    /** The customer answered the closing survey; the last answer wins. */
    record Rated(Instant at, Participant by, Rating rating) implements ConversationEvent {}

    /**
     * Wrap-up after closing is over, or the disposition is corrected.
     *
     * @param seconds it took; null where only the disposition is corrected
     */
    record WrappedUp(Instant at, Participant by, @Nullable Double seconds, @Nullable String disposition)
            implements ConversationEvent {}

    /** A machine read the closed conversation and says whether it was resolved; {@code reason} in its words. */
    record Graded(Instant at, Participant by, Verdict verdict, String reason, @Nullable ModelUse model)
            implements ConversationEvent {}

    /** A manager read the closed conversation, not knowing who answered in it; {@code note} may be empty. */
    record Audited(Instant at, Participant by, Verdict verdict, String note) implements ConversationEvent {}

    /** Where an answer comes from. */
    record Source(String articleId, String title, @Nullable String address) {}

    /**
     * A file that was sent.
     *
     * @param name as the sender calls it; shown, never used as a path
     * @param mediaType as found in the content, such as {@code image/png}
     */
    record Attachment(String id, String name, String mediaType, long bytes) {}

    /** Why nobody may come soon. */
    enum Doubt {
        OUTSIDE_HOURS,
        NOBODY_HERE,
        LONG_WAIT,
        LINE_FULL
    }

    /** Whether the customer got what they came for, as far as the words said can tell. */
    enum Verdict {
        YES,
        NO,
        CANNOT_TELL
    }

    /** Who ended it. */
    enum ClosedBy {
        CUSTOMER,
        AGENT,
        BOT,
        TIMEOUT,
        SYSTEM
    }

    /**
     * Answers of the closing survey; null where the customer said nothing.
     *
     * @param csat 1 to 5
     * @param resolved whether it was resolved
     * @param nps 0 to 10
     * @param ces how far it was easy to get help, 1 to 7
     * @param comment free text, for staff only
     */
    record Rating(
            @Nullable Integer csat,
            @Nullable Boolean resolved,
            @Nullable Integer nps,
            @Nullable Integer ces,
            @Nullable String comment) {}
}
