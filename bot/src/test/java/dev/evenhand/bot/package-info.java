/** The bot as a whole, on a real Redis. */
@NullMarked
package dev.evenhand.bot;

import org.jspecify.annotations.NullMarked;
