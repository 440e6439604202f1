/**
 * How well a knowledge base would answer: labelled questions in, accuracy, risk against coverage, calibration and the
 * worst mistakes out.
 *
 * <p>Only measures what the bot would make of a question by itself; never trains, and never sees where questions come from.
 */
@NullMarked
package dev.evenhand.bot.evaluation;

import org.jspecify.annotations.NullMarked;
