/**
 * Contacts to expect in the days to come, the people the next of them takes, and how both were computed.
 *
 * <p>The methods are those of {@code statistics.forecast} and {@code statistics.staffing}; here is what they are fed with.
 * {@link ForecastReport} is the door.
 */
@NullMarked
package dev.evenhand.metrics.report.forecast;

import org.jspecify.annotations.NullMarked;
