/**
 * What managers and administrators call: articles, dry runs, outcomes, reports, accounts, tokens, settings.
 *
 * <p>Turns requests into calls of the bot, the measurement and the accounts; computes nothing itself.
 */
@NullMarked
package dev.evenhand.web.manager;

import org.jspecify.annotations.NullMarked;
