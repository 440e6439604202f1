/** Look-ups against a real HTTP server. */
@NullMarked
package dev.evenhand.bot.tool;

import org.jspecify.annotations.NullMarked;
