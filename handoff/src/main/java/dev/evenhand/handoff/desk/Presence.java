package dev.evenhand.handoff.desk;

/**
 * Whether an agent takes chats, and how many at once.
 *
 * @param status what the agent chose
 * @param capacity 0 to 1000 chats at once
 */
public record Presence(Status status, int capacity) {
    /** available takes chats; busy keeps the open ones; away and offline give none. */
    public enum Status {
        AVAILABLE,
        BUSY,
        AWAY,
        OFFLINE
    }
}
