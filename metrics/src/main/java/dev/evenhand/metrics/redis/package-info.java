/**
 * Outcome streams, the index of customers' contacts, bulk import: everything of this module that lives in Redis.
 *
 * <p>The only package of this module that sees {@code io.vertx.redis}.
 */
@NullMarked
package dev.evenhand.metrics.redis;

import org.jspecify.annotations.NullMarked;
