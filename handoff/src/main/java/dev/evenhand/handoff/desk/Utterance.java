package dev.evenhand.handoff.desk;

/**
 * Something a customer or agent says.
 *
 * @param clientMessageId chosen by the sender; repeating it never makes a second message
 * @param text 1 to 4,000 characters
 */
public record Utterance(String clientMessageId, String text) {}
