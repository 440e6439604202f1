package dev.evenhand.handoff.desk;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that must happen to a conversation or an agent unless something else happens first.
 *
 * @param kind what
 * @param subject conversation or agent id
 */
public record Timer(Kind kind, String subject) {
    /** What is to be done when the time has come. */
    public enum Kind {
        /** The bot owes a reply: people take over. */
        BOT,
        /** Nobody spoke for long: the conversation is closed. */
        IDLE,
        /** The holder changed: the desk has to agree. */
        DESK,
        /** A claim or handover has not reached the conversation. */
        CLAIM,
        /** An agent gave no sign of life. */
        AGENT,
        /** An offer was not taken. */
        OFFER,
        /** A ticket has waited so long that another team may help. */
        OVER,
        /** A customer has waited so long that leaving a message may be better. */
        ASK,
        /** A team opens: a message that was left joins the line. */
        WAKE,
        /** The work after closing has had its time. */
        WRAP,
        /** The first reply was promised by now. */
        REPLY,
        /** The end was promised by now. */
        SOLVE,
        /** What was said in a closed conversation has been kept for as long as it may be. */
        FORGET;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The text form, such as {@code bot:c-812}. */
    public String code() {
        return kind.code() + ":" + subject;
    }

    public static Timer of(String code) {
        int colon = code.indexOf(':');
        Kind kind = Kind.valueOf(code.substring(0, colon).toUpperCase(Locale.ROOT));
        return new Timer(kind, code.substring(colon + 1));
    }

    /** How a step treats a timer. */
    public enum Change {
        SET,
        /** Set, unless it runs already. */
        KEEP,
        CLEAR
    }

    /** A timer, and what becomes of it; {@code due} says nothing where it is cleared. */
    public record Setting(Change change, Timer timer, Instant due) {}

    /** A timer that was due, lent to this node until {@code lentUntil}. */
    public record Due(Timer timer, Instant lentUntil) {}
}
