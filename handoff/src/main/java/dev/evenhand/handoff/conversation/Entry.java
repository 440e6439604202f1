package dev.evenhand.handoff.conversation;

/**
 * An event in its place.
 *
 * @param id of the stream entry; orders the conversation, and is the id of the server-sent event
 * @param conversation to which it belongs
 * @param event what happened
 */
public record Entry(String id, String conversation, ConversationEvent event) {}
