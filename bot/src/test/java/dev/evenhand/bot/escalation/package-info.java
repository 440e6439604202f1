/** The rules, told as sentences of customers. */
@NullMarked
package dev.evenhand.bot.escalation;

import org.jspecify.annotations.NullMarked;
