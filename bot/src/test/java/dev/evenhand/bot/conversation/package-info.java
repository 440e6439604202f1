/** Tests of the bot's part in conversations. */
@NullMarked
package dev.evenhand.bot.conversation;

import org.jspecify.annotations.NullMarked;
