/**
 * What is searched: the articles' phrases and titles in one language, cut into words and letter sequences, without the
 * numbers that only a customer could know.
 */
@NullMarked
package dev.evenhand.bot.retrieval.corpus;

import org.jspecify.annotations.NullMarked;
