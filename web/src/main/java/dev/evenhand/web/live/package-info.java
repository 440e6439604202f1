/**
 * Server-sent events: what a customer or a page of staff sees happen, over one connection each.
 *
 * <p>Changes no conversation: it reads history and live events, and notes who is there and how far they have read. What a customer must not see is decided in {@link
 * dev.evenhand.web.live.CustomerView} alone.
 */
@NullMarked
package dev.evenhand.web.live;

import org.jspecify.annotations.NullMarked;
