package dev.evenhand.handoff.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a conversation before the first word.
 *
 * @param locale language of the customer, {@code en} or {@code zh}
 * @param channel where it takes place, {@code web} by default
 * @param customer who writes
 * @param page where on the host's site the customer was, if told
 * @param entry whether the bot or people go first, fixed here for good
 * @param assignment how {@code entry} was decided
 * @param previous the closed conversation this one continues, if any
 * @param returning whether the customer has been here before
 */
public record Opening(
        String locale,
        String channel,
        Customer customer,
        @Nullable Page page,
        Entry entry,
        Assignment assignment,
        @Nullable String previous,
        boolean returning) {

    public Opening withLocale(String other) {
        return new Opening(other, channel, customer, page, entry, assignment, previous, returning);
    }

    /** Who goes first. */
    public enum Entry {
        BOT_FIRST,
        HUMAN_FIRST
    }

    /**
     * The customer as far as known.
     *
     * @param key stable key under which returns are recognised: the given id, or a device key
     * @param name as shown to agents; empty when unknown
     * @param email empty when unknown
     * @param verified whether the host page vouched for the id with a valid token
     */
    public record Customer(String key, String name, String email, boolean verified) {
        public Participant participant() {
            return Participant.customer(key, name);
        }
    }

    /** The host page's address and title. */
    public record Page(String address, String title) {}

    /**
     * How the entry was decided.
     *
     * @param by {@code rule}, {@code holdout} or {@code import}
     * @param probability of the arm received, in (0, 1]
     * @param key the person is drawn by, where it is not the customer's: a browser's, from before it said whose it is
     */
    public record Assignment(String by, double probability, @Nullable String key) {
        public static final Assignment RULE = new Assignment("rule", 1.0);

        /** By the customer's own key. */
        public Assignment(String by, double probability) {
            this(by, probability, null);
        }
    }

    /** The key the person is drawn by for experiments, the same for good. */
    public String drawnBy() {
        return assignment.key() == null ? customer.key() : assignment.key();
    }
}
