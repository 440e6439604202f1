/**
 * Sums kept beside the rows, so that a report over millions of conversations reads thousands of cells: what is kept, how a
 * row is booked into it and out of it, and which question it can answer.
 *
 * <p>SQL text only, over labelled rows. No connection, no report, no rule of a label: those come from the definition.
 */
@NullMarked
package dev.evenhand.metrics.rollup;

import org.jspecify.annotations.NullMarked;
