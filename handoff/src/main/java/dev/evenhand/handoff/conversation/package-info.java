/**
 * What a conversation is and who holds it: events, the fold over them, and the rules of custody.
 *
 * <p>Pure: sees only {@code java.*}. No store, no clock of its own, no HTTP, no JSON.
 */
@NullMarked
package dev.evenhand.handoff.conversation;

import org.jspecify.annotations.NullMarked;
