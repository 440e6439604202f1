/** The published fixtures of every method, and the properties that hold for any numbers. */
@NullMarked
package dev.evenhand.metrics.statistics;

import org.jspecify.annotations.NullMarked;
