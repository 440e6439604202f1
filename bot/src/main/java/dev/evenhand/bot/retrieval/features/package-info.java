/**
 * How much a message is like each article, in seven ways, over all phrases or with some of them hidden. What likeness is
 * worth as a probability is not known here.
 */
@NullMarked
package dev.evenhand.bot.retrieval.features;

import org.jspecify.annotations.NullMarked;
