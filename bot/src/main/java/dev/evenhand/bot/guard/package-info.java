/**
 * What keeps a language model honest and customers' secrets at home: redaction, grounding, citations.
 *
 * <p>Pure: sees only {@code java.*}; texts in, findings out.
 */
@NullMarked
package dev.evenhand.bot.guard;

import org.jspecify.annotations.NullMarked;
