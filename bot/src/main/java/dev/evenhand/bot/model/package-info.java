/**
 * The language model behind an OpenAI-compatible address: choice, time limits, retry, breaker, streaming.
 *
 * <p>A model only ever words an answer from passages it is given; what it writes is checked elsewhere before it counts.
 */
@NullMarked
package dev.evenhand.bot.model;

import org.jspecify.annotations.NullMarked;
