package dev.evenhand.handoff.desk;

/**
 * Whether an agent takes chats, and how many at once.
 *
 * @param status what the agent chose
 * @param capacity 0 to 1000, in chats of weight one
 * @param tab of which page it was said, so that the agent's other pages know; empty where nobody asks
 */
public record Presence(Status status, int capacity, String tab) {
    public Presence(Status status, int capacity) {
        this(status, capacity, "");
    }

    /** available takes chats; busy keeps the open ones; away and offline give none. */
    public enum Status {
        AVAILABLE,
        BUSY,
        AWAY,
        OFFLINE
    }
}
