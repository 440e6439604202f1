/**
 * Whether a series still behaves as it did: control limits, run rules, moving averages, burn rates, and what each rule
 * costs in false alarms.
 */
@NullMarked
package dev.evenhand.metrics.statistics.control;

import org.jspecify.annotations.NullMarked;
