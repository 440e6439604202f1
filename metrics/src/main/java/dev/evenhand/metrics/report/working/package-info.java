/**
 * In which words and numbers it is told how a figure was made: sentences in both languages, methods with their sources,
 * formulas with the numbers put in.
 *
 * <p>Nothing here computes a figure or asks for one; what each figure was made of is told beside the report that makes it.
 */
@NullMarked
package dev.evenhand.metrics.report.working;

import org.jspecify.annotations.NullMarked;
