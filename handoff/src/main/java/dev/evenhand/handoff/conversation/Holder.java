package dev.evenhand.handoff.conversation;

/** Who holds a conversation: exactly one of bot, queue, one agent, or nobody (closed). A handoff is a change of holder. */
public sealed interface Holder {
    record Bot() implements Holder {}

    record Queue() implements Holder {}

    /** One agent, by id. */
    record Agent(String id) implements Holder {}

    /** The conversation is closed. */
    record Nobody() implements Holder {}

    static Holder bot() {
        return new Bot();
    }

    static Holder queue() {
        return new Queue();
    }

    static Holder agent(String id) {
        return new Agent(id);
    }

    static Holder nobody() {
        return new Nobody();
    }

    /** The text form kept in the store: {@code bot}, {@code queue}, {@code agent:<id>} or {@code nobody}. */
    default String code() {
        if (this instanceof Agent agent) {
            return "agent:" + agent.id();
        }
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Reads {@link #code()} back.
     *
     * @throws IllegalArgumentException if the text is none of the four forms
     */
    static Holder of(String code) {
        return switch (code) {
            case "bot" -> bot();
            case "queue" -> queue();
            case "nobody" -> nobody();
            default -> {
                if (!code.startsWith("agent:")) {
                    throw new IllegalArgumentException("not a holder: " + code);
                }
                yield new Agent(code.substring("agent:".length()));
            }
        };
    }
}
