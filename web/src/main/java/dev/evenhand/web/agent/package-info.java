/**
 * What the agent's console calls: presence, the line, taking chats, writing, passing on, resolving.
 *
 * <p>Turns requests into calls of the desk and back; no rule of custody lives here.
 */
@NullMarked
package dev.evenhand.web.agent;

import org.jspecify.annotations.NullMarked;
