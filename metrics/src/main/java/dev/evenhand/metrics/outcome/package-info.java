/**
 * The facts of a closed conversation, and the fold that makes them from its events.
 *
 * <p>Pure but for the JSON form at the edge ({@code FactsJson}). Facts and timestamps only: a judgement such as
 * "resolved" or "first contact" never lives here, it is derived by a definition at query time.
 */
@NullMarked
package dev.evenhand.metrics.outcome;

import org.jspecify.annotations.NullMarked;
