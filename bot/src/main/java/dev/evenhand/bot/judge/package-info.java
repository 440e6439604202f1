/**
 * Reading closed conversations afterwards: what a reader is shown, and what may be made of it.
 *
 * <p>Never says who answered, and never decides anything about a conversation: a grade is an opinion until people have
 * audited a random part of such grades.
 */
@NullMarked
package dev.evenhand.bot.judge;

import org.jspecify.annotations.NullMarked;
