/**
 * The bot's part in conversations: hears customers, gathers a burst into one turn, has it answered in time, writes the
 * reply.
 *
 * <p>Times and wires only; what to answer is decided elsewhere, and who may speak is decided by the desk.
 */
@NullMarked
package dev.evenhand.bot.conversation;

import org.jspecify.annotations.NullMarked;
