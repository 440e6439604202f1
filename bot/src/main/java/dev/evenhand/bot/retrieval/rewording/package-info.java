/** What a message is read as before it is compared: foreign terms and misspelt words put into the articles' own. */
@NullMarked
package dev.evenhand.bot.retrieval.rewording;

import org.jspecify.annotations.NullMarked;
