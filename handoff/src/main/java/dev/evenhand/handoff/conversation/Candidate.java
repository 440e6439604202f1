package dev.evenhand.handoff.conversation;

/**
 * An article the bot considered.
 *
 * @param articleId which
 * @param title as a customer would read it
 * @param confidence calibrated probability, 0 to 1, that it answers the message
 */
public record Candidate(String articleId, String title, double confidence) {}
