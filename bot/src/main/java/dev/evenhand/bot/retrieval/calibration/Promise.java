package dev.evenhand.bot.retrieval.calibration;

/**
 * The threshold that keeps a promised precision, and what share of messages it is expected to answer.
 *
 * @param precision the share of answers promised to be right
 * @param threshold the confidence from which to answer; 1 when the promise can only be kept by answering nothing
 * @param coverage expected share of all messages answered
 * @param coverageLow lower end of its 95 % interval, over articles
 * @param coverageHigh upper end
 */
public record Promise(double precision, double threshold, double coverage, double coverageLow, double coverageHigh) {}
