package dev.evenhand.bot.escalation;

import dev.evenhand.handoff.conversation.HandoffReason;

/** What the rules make of a message before any article is looked at. */
public sealed interface Verdict {

    /** No rule applies; the articles decide. */
    Verdict NONE = new None();

    /** People take over. {@code rule} names which rule said so. */
    record ToPeople(HandoffReason reason, String rule) implements Verdict {

        static final String DENIED = "answer denied";
        static final String ACCEPTED = "offered person accepted";
        static final String HURT = "injury";

        /** Whether the customer said that the last answer missed. */
        public boolean denied() {
            return rule.equals(DENIED);
        }

        /** Whether somebody was hurt. */
        public boolean hurt() {
            return rule.equals(HURT);
        }

        /** Whether the customer took the person that was offered for want of an answer. */
        public boolean accepted() {
            return rule.equals(ACCEPTED);
        }
    }

    /** Nothing was asked. */
    record Chat(Kind kind) implements Verdict {}

    /** Something is wanted, and nobody can tell what: the customer is asked. */
    record Open() implements Verdict {}

    record None() implements Verdict {}

    /** Kinds of small talk. */
    enum Kind {
        GREETING,
        /** "Is anybody there?" */
        HERE,
        THANKS,
        GOODBYE,
        /** The customer wants no person, having been offered one. */
        DECLINED,
        /** The last answer solved it. */
        SOLVED,
        /** The customer will write on in a moment. */
        WAITING,
        /** "What can you do?" */
        ABILITY,
        /** "What is your name?", "how old are you?" */
        IDENTITY,
        /** "Are you a bot?": always an honest yes. */
        BOT_QUESTION
    }
}
