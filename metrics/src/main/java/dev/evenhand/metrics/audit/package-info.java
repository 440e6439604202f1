/**
 * Which closed conversations are read next: by the judge, of those it has graded by managers, and for the questions they
 * began with.
 *
 * <p>Chosen by chance alone, and the same by whoever asks: what is read must be a random part, or nothing follows from it.
 * Never knows what was said.
 */
@NullMarked
package dev.evenhand.metrics.audit;

import org.jspecify.annotations.NullMarked;
