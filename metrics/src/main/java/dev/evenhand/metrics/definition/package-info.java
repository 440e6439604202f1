/**
 * Versioned definitions that turn facts into labels (state, first contact, mature, engaged) at query time.
 *
 * <p>Code as data: each label is one rule in words and in SQL. Nothing here reads or stores a row.
 */
@NullMarked
package dev.evenhand.metrics.definition;

import org.jspecify.annotations.NullMarked;
