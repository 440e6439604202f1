/**
 * Articles in files: JSON, JSON lines, CSV, Markdown and saved FAQ pages in; JSON out.
 *
 * <p>Reads form only; whether an article is sound is judged by the knowledge base.
 */
@NullMarked
package dev.evenhand.bot.exchange;

import org.jspecify.annotations.NullMarked;
