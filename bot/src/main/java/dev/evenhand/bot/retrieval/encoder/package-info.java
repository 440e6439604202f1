/** From a sentence to a vector, by a sentence model that runs in the process. */
@NullMarked
package dev.evenhand.bot.retrieval.encoder;

import org.jspecify.annotations.NullMarked;
