/** The model's side against a real HTTP server. */
@NullMarked
package dev.evenhand.bot.model;

import org.jspecify.annotations.NullMarked;
