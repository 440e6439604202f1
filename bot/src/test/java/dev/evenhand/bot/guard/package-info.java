/** What leaves the house, and what may be said. */
@NullMarked
package dev.evenhand.bot.guard;

import org.jspecify.annotations.NullMarked;
