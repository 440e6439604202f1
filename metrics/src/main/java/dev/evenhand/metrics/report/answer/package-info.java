/**
 * What the reports answer: records whose component names are the names of the JSON fields.
 *
 * <p>A rate, a mean or a time never stands alone: an {@link Arm} carries its n and its interval, a {@link Difference} its
 * limits. Nothing here asks, counts or computes, and nothing knows where the numbers came from; of the
 * question an answer repeats only what a manager has set.
 */
@NullMarked
package dev.evenhand.metrics.report.answer;

import org.jspecify.annotations.NullMarked;
