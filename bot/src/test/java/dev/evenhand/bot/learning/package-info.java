/** Tests of what conversations teach. */
@NullMarked
package dev.evenhand.bot.learning;

import org.jspecify.annotations.NullMarked;
