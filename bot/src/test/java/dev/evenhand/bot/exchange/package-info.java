/** Articles in files. */
@NullMarked
package dev.evenhand.bot.exchange;

import org.jspecify.annotations.NullMarked;
