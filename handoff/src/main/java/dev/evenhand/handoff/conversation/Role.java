package dev.evenhand.handoff.conversation;

/** In which capacity somebody takes part in a conversation. */
public enum Role {
    CUSTOMER,
    BOT,
    AGENT,
    SUPERVISOR,
    SYSTEM
}
