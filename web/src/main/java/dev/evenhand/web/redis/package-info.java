/**
 * What the web keeps in Redis: accounts, sessions, tokens, settings, secrets and limits; canned replies, webhooks and
 * their deliveries, alerts, files sent in chats, read marks, audits and the states of imports.
 *
 * <p>No other package of this module sees a command.
 */
@NullMarked
package dev.evenhand.web.redis;

import org.jspecify.annotations.NullMarked;
