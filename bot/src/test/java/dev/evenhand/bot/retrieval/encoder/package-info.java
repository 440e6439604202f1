/** Tests of the sentence models that ship. */
@NullMarked
package dev.evenhand.bot.retrieval.encoder;

import org.jspecify.annotations.NullMarked;
