/**
 * Addresses on the Vert.x event bus and the JSON form of events, in one place.
 *
 * <p>The bus is best effort: what is told here is already stored, and every consumer can do without.
 */
@NullMarked
package dev.evenhand.handoff.bus;

import org.jspecify.annotations.NullMarked;
