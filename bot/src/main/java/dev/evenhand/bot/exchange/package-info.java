/**
 * Articles in files: JSON, JSON lines, CSV, Markdown folders and FAQ pages, in and out.
 *
 * <p>Reads form only; whether an article is sound is judged by the knowledge base.
 */
@NullMarked
package dev.evenhand.bot.exchange;

import org.jspecify.annotations.NullMarked;
