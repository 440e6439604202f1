/**
 * Arms drawn by lot: their means, intervals that may be looked at any day, the check of the lot itself, and the
 * simulation that tries the methods on drawn truths.
 */
@NullMarked
package dev.evenhand.metrics.statistics.randomised;

import org.jspecify.annotations.NullMarked;
