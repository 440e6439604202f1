/**
 * Which rows a question is about, and their sums, asked of the view as SQL: out of the cells as far as these know, out of
 * the rows for the rest, several groupings of one state together, or day by day.
 *
 * <p>Knows conditions, keys and sums, not what a report makes of them; which sums there are, the view tells.
 */
@NullMarked
package dev.evenhand.metrics.report.rows;

import org.jspecify.annotations.NullMarked;
