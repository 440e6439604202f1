package dev.evenhand.bot.evaluation;

/** Answering everything from a confidence upward covers this share of questions with this share of right answers. */
public record RiskCoverage(double coverage, double precision, double confidence) {}
