/**
 * Server-sent events: what a customer or a page of staff sees happen, over one connection each.
 *
 * <p>Reads history and live events and changes nothing; what a customer must not see is decided in {@link
 * dev.evenhand.web.live.CustomerView} alone.
 */
@NullMarked
package dev.evenhand.web.live;

import org.jspecify.annotations.NullMarked;
