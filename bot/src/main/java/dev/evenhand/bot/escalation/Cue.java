package dev.evenhand.bot.escalation;

import java.util.Locale;

/** Something a message may give away; each is a section of the cue files. */
enum Cue {
    /** Wants a person. */
    PERSON,
    /** Reads like {@link #PERSON} or {@link #SERVICE} and means the opposite. */
    PERSON_NOT,
    /** Wants "customer service", the institution. */
    SERVICE,
    /** Only asks about the institution. */
    SERVICE_NOT,
    BOT_QUESTION,
    /** Asks whether anybody is listening. */
    HERE,
    /** May stand before a question in the same breath. */
    ADDRESS,
    GREETING,
    THANKS,
    GOODBYE,
    /** Words that may stand beside small talk without making it a question. */
    FILLER,
    /** Asks what the bot is for. */
    ABILITY,
    /** Asks the bot about itself: its name, its age. */
    IDENTITY,
    /** Will write on in a moment. */
    WAITING,
    /** Says that there is something, and not yet what. */
    OPEN,
    /** Says who writes, how to be reached, by which number to be found, or how urgent it is. */
    SENDER,
    YES,
    NO,
    /** Takes what was offered. */
    ACCEPTED,
    /** Asks for the person who was spoken of. */
    FETCHED,
    /** Takes the person who was mentioned. */
    WISHED,
    /** Takes it that there is no more to be had. */
    REGRET,
    /** Takes back what was written just before. */
    WITHDRAWN,
    /** Denies what a courtesy says: "not solved", "none of these". */
    NEGATED,
    /** Says that the last answer solved it. */
    SOLVED,
    /** Says that the last answer missed. */
    DENIAL,
    /** Asks whether, in the words of {@link #SOLVED}, {@link #THANKS} or {@link #GOODBYE}. */
    QUESTION,
    COMPLAINT,
    LEGAL,
    /** Somebody was hurt. */
    INJURY,
    /** Leans on the message before. */
    FOLLOW_UP,
    ANGER_1,
    ANGER_2;

    String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
