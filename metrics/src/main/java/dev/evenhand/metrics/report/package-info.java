/**
 * Reports: questions to the view, and how its counts become the records of {@code answer}.
 *
 * <p>A report asks the view for counts and sums in as few passes as it can, and leaves the arithmetic to
 * {@code statistics} and the meaning of every label to {@code definition}. No HTTP, no JSON library, no rule of its own
 * for what a success is.
 */
@NullMarked
package dev.evenhand.metrics.report;

import org.jspecify.annotations.NullMarked;
