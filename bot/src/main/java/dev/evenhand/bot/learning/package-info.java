/**
 * What conversations teach: which answers helped, which did not, and what nobody could answer, kept as labelled examples
 * and offered to a manager.
 *
 * <p>Nothing here changes an answer. Texts are kept without what identifies a customer.
 */
@NullMarked
package dev.evenhand.bot.learning;

import org.jspecify.annotations.NullMarked;
