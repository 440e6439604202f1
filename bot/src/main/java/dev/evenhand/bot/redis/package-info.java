/**
 * Articles in Redis: one hash, one counter, one list of changes, all in one slot so that a change is one script.
 *
 * <p>The only package of this module that sees {@code io.vertx.redis}.
 */
@NullMarked
package dev.evenhand.bot.redis;

import org.jspecify.annotations.NullMarked;
