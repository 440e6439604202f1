package dev.evenhand.bot.learning;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One question of a customer, and what became of it. A conversation's turn has one lesson; a later one of a stronger
 * kind takes its place.
 *
 * @param conversation in which it was asked
 * @param turn the customer's message it ends with
 * @param at when it became known
 * @param locale of the conversation
 * @param text what was asked, without what identifies the customer
 * @param answeredBy the article the bot answered from; null when it gave no answer
 * @param right the article that would have been right; null when none would, or nobody said
 * @param kind how it is known
 */
public record Lesson(
        String conversation,
        int turn,
        Instant at,
        String locale,
        String text,
        @Nullable String answeredBy,
        @Nullable String right,
        Kind kind) {

    /** How sure a lesson is, the weakest first. */
    public enum Kind {
        /** The bot had no answer. */
        UNANSWERED(0),
        /** The customer came back soon after this answer. */
        RETURNED(1),
        /** The customer said that it solved it. */
        SOLVED(2),
        /** The customer said that it did not. */
        UNSOLVED(3),
        /** A person named the right article, or said that there is none. */
        CORRECTED(4);

        private final int strength;

        Kind(int strength) {
            this.strength = strength;
        }

        /** A stronger one takes the place of a weaker. */
        public int strength() {
            return strength;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Under which it is kept. */
    public String id() {
        return conversation + ":" + turn;
    }
}
