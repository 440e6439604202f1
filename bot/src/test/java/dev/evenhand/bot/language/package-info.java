/** Tests of telling languages apart. */
@NullMarked
package dev.evenhand.bot.language;

import org.jspecify.annotations.NullMarked;
