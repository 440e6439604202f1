/**
 * The bot as the rest of the house sees it: one door to ask, to keep the knowledge base, to start and to stop.
 *
 * <p>Wiring only; what the bot knows and how it decides lives in the packages below.
 */
@NullMarked
package dev.evenhand.bot;

import org.jspecify.annotations.NullMarked;
