/**
 * What a customer's message says, before anything is looked up: its questions, its subject, what it names, in which figures
 * an answer is wanted, what it says of the answer before.
 *
 * <p>Pure: knows no article and decides nothing.
 */
@NullMarked
package dev.evenhand.bot.question;

import org.jspecify.annotations.NullMarked;
