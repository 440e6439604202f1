/**
 * The way into this module: everything that hands conversations from bot to people, started and stopped as one.
 *
 * <p>Only wiring lives here, never a rule.
 */
@NullMarked
package dev.evenhand.handoff;

import org.jspecify.annotations.NullMarked;
