package dev.evenhand.handoff.conversation;

/**
 * Who did something in a conversation.
 *
 * @param role in which capacity
 * @param id stable within the role: customer key, agent id, bot version; {@code system} for the house itself
 * @param name as shown to people
 */
public record Participant(Role role, String id, String name) {
    /** The house itself: timers, sweepers, limits. */
    public static final Participant SYSTEM = new Participant(Role.SYSTEM, "system", "Evenhand");

    public static Participant customer(String key, String name) {
        return new Participant(Role.CUSTOMER, key, name);
    }

    public static Participant bot(String version) {
        return new Participant(Role.BOT, version, "Bot");
    }

    public static Participant agent(String id, String name) {
        return new Participant(Role.AGENT, id, name);
    }
}
