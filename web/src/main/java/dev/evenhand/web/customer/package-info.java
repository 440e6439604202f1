/**
 * What the widget calls: opening a conversation, writing, asking for a person, rating.
 *
 * <p>Turns requests into calls of the desk and back; no rule of custody lives here.
 */
@NullMarked
package dev.evenhand.web.customer;

import org.jspecify.annotations.NullMarked;
