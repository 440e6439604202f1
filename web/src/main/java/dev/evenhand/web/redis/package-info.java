/**
 * What the web keeps in Redis: accounts, sessions, tokens, settings, secrets, limits.
 *
 * <p>Keys begin with {@code u:{staff}}, {@code s:{staff}} and {@code l:}; no other package of this module sees a command.
 */
@NullMarked
package dev.evenhand.web.redis;

import org.jspecify.annotations.NullMarked;
