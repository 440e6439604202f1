/**
 * What an operator looks at: liveness, readiness, metrics.
 *
 * <p>Names and counts only; never message text, never a customer's key.
 */
@NullMarked
package dev.evenhand.web.ops;

import org.jspecify.annotations.NullMarked;
