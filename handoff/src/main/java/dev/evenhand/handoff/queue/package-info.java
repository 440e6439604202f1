/**
 * Who waits for whom: teams, and how a ticket finds its line and its agent.
 *
 * <p>Pure: sees only {@code java.*} and the conversation's vocabulary. The lines themselves are kept by the store.
 */
@NullMarked
package dev.evenhand.handoff.queue;

import org.jspecify.annotations.NullMarked;
