/**
 * Bringing in the history of another desk: files of facts, checked whole before anything is written.
 *
 * <p>Knows files and rows, neither HTTP nor Redis; what is read goes to an {@code OutcomeLog}.
 */
@NullMarked
package dev.evenhand.metrics.history;

import org.jspecify.annotations.NullMarked;
