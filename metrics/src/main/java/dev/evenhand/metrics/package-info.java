/**
 * The measuring of conversations, and the one door to it.
 */
@NullMarked
package dev.evenhand.metrics;

import org.jspecify.annotations.NullMarked;
