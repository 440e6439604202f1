package dev.evenhand.bot.escalation;

import java.util.List;

/**
 * What the rules look at.
 *
 * @param text of the turn, all messages of the burst
 * @param earlier the customer's messages before it, oldest first
 * @param last what the bot did last in this conversation
 */
public record Heard(String text, List<String> earlier, Last last) {

    public Heard {
        earlier = List.copyOf(earlier);
    }

    /** A first message. */
    public static Heard first(String text) {
        return new Heard(text, List.of(), Last.NOTHING);
    }

    /** What the bot did last. */
    public enum Last {
        NOTHING,
        SMALL_TALK,
        ANSWERED,
        CLARIFIED
    }
}
