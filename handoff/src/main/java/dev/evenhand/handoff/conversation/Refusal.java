package dev.evenhand.handoff.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request the rules of custody turn down; nothing was changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such conversation, or not the asker's. */
        UNKNOWN_CONVERSATION,
        /** The conversation is closed; a new one has to be opened. */
        CLOSED,
        /** It is still open, and the request needs it closed (rating, wrap-up). */
        STILL_OPEN,
        /** Somebody else holds it; {@link #holder} says who. */
        HELD_BY_ANOTHER,
        /** The bot's reply belongs to a turn that is no longer the latest. */
        OUTDATED_TURN,
        /** The agent already holds as many chats as capacity allows. */
        OVER_CAPACITY,
        /** The agent is not available, so cannot take or be given a chat. */
        NOT_PRESENT,
        UNKNOWN_TEAM,
        UNKNOWN_AGENT,
        /** The chat asks for a language or a skill the agent does not have. */
        WRONG_SKILL,
        /** More chats at once than are set for the agent. */
        CAPACITY_BOUND,
        /** Offered to somebody else, who has until {@link #until} to take it; {@link #holder} says to whom. */
        OFFERED_TO_ANOTHER,
        /** There is no offer to this agent. */
        NOT_OFFERED,
        UNKNOWN_DISPOSITION,
        /** The waiting line is at its bound. */
        LINE_FULL
    }

    private final Reason reason;
    private final @Nullable String holder;
    private final @Nullable Instant until;

    public Refusal(Reason reason, String message) {
        this(reason, message, null);
    }

    public Refusal(Reason reason, String message, @Nullable String holder) {
        this(reason, message, holder, null);
    }

    private Refusal(Reason reason, String message, @Nullable String holder, @Nullable Instant until) {
        super(message, null, false, false);
        this.reason = reason;
        this.holder = holder;
        this.until = until;
    }

    public static Refusal offered(String message, String to, Instant until) {
        return new Refusal(Reason.OFFERED_TO_ANOTHER, message, to, until);
    }

    public Reason reason() {
        return reason;
    }

    /** When trying again may help; null where that is not known. */
    public @Nullable Instant until() {
        return until;
    }

    /** Who holds the conversation instead, as {@link Holder#code()}; null where that is not the point. */
    public @Nullable String holder() {
        return holder;
    }
}
