/**
 * When people take over, and what is mere small talk: rules over words, the same for every knowledge base.
 *
 * <p>Pure: sees only {@code java.*} and the vocabulary of custody. The words are data in the resources beside it; articles,
 * models and confidence never play a part here.
 */
@NullMarked
package dev.evenhand.bot.escalation;

import org.jspecify.annotations.NullMarked;
