/**
 * Replies agents pick from: the house's, a team's, a person's own; and the placeholders in them.
 *
 * <p>What is filled in is only ever text for a person to look over; nothing here sends anything.
 */
@NullMarked
package dev.evenhand.web.canned;

import org.jspecify.annotations.NullMarked;
