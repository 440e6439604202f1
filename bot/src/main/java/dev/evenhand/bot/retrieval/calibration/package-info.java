/**
 * From likeness to the probability that an article answers, and to the threshold that keeps a promise: learned from the
 * knowledge base's own phrases, which question one another while some of them are hidden.
 */
@NullMarked
package dev.evenhand.bot.retrieval.calibration;

import org.jspecify.annotations.NullMarked;
