/**
 * The next days of a daily series: Holt and Winters' smoothing where a backtest finds it better than repeating the last
 * season, with prediction intervals.
 */
@NullMarked
package dev.evenhand.metrics.statistics.forecast;

import org.jspecify.annotations.NullMarked;
