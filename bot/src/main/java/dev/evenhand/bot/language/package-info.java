/**
 * Which language a message is written in when it is neither of those the bot answers in. What to say then is not decided
 * here, and nothing of articles is known.
 */
@NullMarked
package dev.evenhand.bot.language;

import org.jspecify.annotations.NullMarked;
