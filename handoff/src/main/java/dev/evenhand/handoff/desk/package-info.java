/**
 * The one door through which customers, bot and agents take part: open, say, hand off, accept, resolve, rate.
 *
 * <p>Everything here is idempotent and safe to repeat after a crash. No HTTP, no JSON, no Redis command.
 */
@NullMarked
package dev.evenhand.handoff.desk;

import org.jspecify.annotations.NullMarked;
