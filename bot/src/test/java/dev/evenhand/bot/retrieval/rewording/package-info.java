/** Tests of what a message is read as. */
@NullMarked
package dev.evenhand.bot.retrieval.rewording;

import org.jspecify.annotations.NullMarked;
