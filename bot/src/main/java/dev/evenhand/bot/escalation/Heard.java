package dev.evenhand.bot.escalation;

import java.util.List;

/**
 * What the rules look at.
 *
 * @param messages of the burst, each as it was sent
 * @param earlier the customer's messages before it, oldest first
 * @param last what the bot did last in this conversation
 */
public record Heard(List<String> messages, List<String> earlier, Last last) {

    public Heard {
        messages = List.copyOf(messages);
        earlier = List.copyOf(earlier);
    }

    /** A first message. */
    public static Heard first(String text) {
        return new Heard(List.of(text), List.of(), Last.NOTHING);
    }

    /** All of the burst as one. */
    String text() {
        return String.join("\n", messages);
    }

    /** What the bot did last. */
    public enum Last {
        NOTHING,
        SMALL_TALK,
        /** Said of itself what it is, and that a person can come. */
        MENTIONED,
        ANSWERED,
        /** Asked which of a few articles is meant. */
        CLARIFIED,
        /** Asked what it is about. */
        ASKED,
        /** Said that it has no answer, and offered a person. */
        OFFERED
    }
}
