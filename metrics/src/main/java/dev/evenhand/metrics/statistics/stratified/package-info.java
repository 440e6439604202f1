/**
 * Bot and human compared like for like: differences within strata, weighted to one common mix, and what could still
 * explain them away.
 */
@NullMarked
package dev.evenhand.metrics.statistics.stratified;

import org.jspecify.annotations.NullMarked;
