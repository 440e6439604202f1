/**
 * Pure statistics: counts, means and times in, values with their intervals out.
 *
 * <p>Here live the methods every report, alert and forecast is computed by, one final class a method, each with the
 * source of its formula. Confidence is 95 % throughout and a difference is always first minus second (bot first minus
 * human first). Two rules hold everywhere: a question the numbers cannot answer is an empty {@link
 * java.util.Optional}, never {@code NaN} or infinity; a question that makes no sense (a negative count, a probability
 * of 2) is an {@link java.lang.IllegalArgumentException} naming it.
 *
 * <p>In this room are the numbers and methods all others rest on: a proportion, a sample, an interval, and what is
 * known of two independent ones. A room below it holds one subject and knows this one; this one knows none of them.
 *
 * <p>Never here: what a conversation or a topic is, where numbers come from, how they are shown, input or output of
 * any kind, clocks, and randomness without a seed.
 */
@NullMarked
package dev.evenhand.metrics.statistics;

import org.jspecify.annotations.NullMarked;
