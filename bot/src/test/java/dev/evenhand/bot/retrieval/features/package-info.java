/** Tests of likeness on vectors made by chance. */
@NullMarked
package dev.evenhand.bot.retrieval.features;

import org.jspecify.annotations.NullMarked;
