package dev.evenhand.bot.evaluation;

/**
 * A message and the article that should answer it.
 *
 * @param label the article's identifier; any other word ("none", "oos", …) says that no article answers it
 */
public record Question(String text, String label) {}
