/** Reading closed conversations afterwards. */
@NullMarked
package dev.evenhand.bot.judge;

import org.jspecify.annotations.NullMarked;
