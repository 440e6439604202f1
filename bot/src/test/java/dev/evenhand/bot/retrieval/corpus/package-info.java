/** Tests of words and references. */
@NullMarked
package dev.evenhand.bot.retrieval.corpus;

import org.jspecify.annotations.NullMarked;
