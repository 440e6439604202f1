/**
 * The one door through which customers, bot and agents take part: open, say, hand off, accept, resolve, rate.
 *
 * <p>What moves a conversation and what is said under a client's own id is idempotent and safe to repeat after a crash;
 * a note, a whisper or a rating repeated is written once more. No HTTP, no JSON, no Redis command.
 */
@NullMarked
package dev.evenhand.handoff.desk;

import org.jspecify.annotations.NullMarked;
