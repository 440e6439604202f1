package dev.evenhand.handoff.desk;

/**
 * The acknowledgement of a stored message.
 *
 * @param eventId its place in the conversation
 * @param repeated whether it had been stored before under the same {@code clientMessageId}
 */
public record Said(String eventId, boolean repeated) {}
