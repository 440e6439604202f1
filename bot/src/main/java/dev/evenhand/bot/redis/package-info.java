/**
 * What the bot keeps in Redis: articles (one hash, one counter, one list of changes, all in one slot so that a change is
 * one script), the policy, what it learned from, and which node answers which turn.
 *
 * <p>The only package of this module that sees {@code io.vertx.redis}.
 */
@NullMarked
package dev.evenhand.bot.redis;

import org.jspecify.annotations.NullMarked;
