/**
 * The channels on which nodes tell each other what happened, and the JSON form of events, in one place.
 *
 * <p>Telling is best effort: what is told here is already stored, and every consumer can do without.
 */
@NullMarked
package dev.evenhand.handoff.bus;

import org.jspecify.annotations.NullMarked;
