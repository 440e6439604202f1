/**
 * What people with rights did to the house: who changed or took out what, and when.
 *
 * <p>Never what customers or agents wrote, and never a secret; conversations have their own log.
 */
@NullMarked
package dev.evenhand.web.activity;

import org.jspecify.annotations.NullMarked;
