/**
 * The durable store: key names, Lua scripts, streams, the embedded server.
 *
 * <p>The only package of this module that sees {@code io.vertx.redis}. Rules that must be atomic live in the scripts beside it.
 */
@NullMarked
package dev.evenhand.handoff.redis;

import org.jspecify.annotations.NullMarked;
