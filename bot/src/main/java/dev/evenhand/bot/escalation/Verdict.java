package dev.evenhand.bot.escalation;

import dev.evenhand.handoff.conversation.HandoffReason;

/** What the rules make of a message before any article is looked at. */
public sealed interface Verdict {

    /** No rule applies; the articles decide. */
    Verdict NONE = new None();

    /** People take over. {@code rule} names which rule said so. */
    record ToPeople(HandoffReason reason, String rule) implements Verdict {}

    /** Nothing was asked. */
    record Chat(Kind kind) implements Verdict {}

    record None() implements Verdict {}

    /** Kinds of small talk. */
    enum Kind {
        GREETING,
        THANKS,
        GOODBYE,
        /** "Are you a bot?": always an honest yes. */
        BOT_QUESTION
    }
}
