/**
 * Telling other systems what becomes of handoffs: who is told, what is said, and saying it again until it is heard.
 *
 * <p>Every event becomes a stored delivery before it counts as heard here, so that any node can send it, at least once.
 * Nothing here decides anything about a conversation.
 */
@NullMarked
package dev.evenhand.web.webhook;

import org.jspecify.annotations.NullMarked;
