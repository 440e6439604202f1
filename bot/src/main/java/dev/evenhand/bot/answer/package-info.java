/**
 * The decision about one turn: answer, ask back, small talk, or hand off, always with what led to it.
 *
 * <p>Sees articles and rules, never Redis, HTTP or a language model's protocol; a model may word an answer through a port.
 */
@NullMarked
package dev.evenhand.bot.answer;

import org.jspecify.annotations.NullMarked;
