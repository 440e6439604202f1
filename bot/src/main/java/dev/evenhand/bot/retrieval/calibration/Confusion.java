package dev.evenhand.bot.retrieval.calibration;

/** Two articles whose phrases were taken for one another while calibrating: of asked phrases, so many went wrong. */
public record Confusion(String articleId, String takenFor, int times, int asked) {}
