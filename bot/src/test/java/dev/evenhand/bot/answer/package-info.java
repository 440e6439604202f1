/** Tests of the decision about a turn. */
@NullMarked
package dev.evenhand.bot.answer;

import org.jspecify.annotations.NullMarked;
