/**
 * What the bot knows: articles, their versions and history, and the index that serves them.
 *
 * <p>Storage is a port; no Redis, no HTTP, no file format, and no decision about a customer's message lives here.
 */
@NullMarked
package dev.evenhand.bot.knowledge;

import org.jspecify.annotations.NullMarked;
