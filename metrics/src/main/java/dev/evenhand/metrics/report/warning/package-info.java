/**
 * Watched metrics day by day against what they usually are: charts and a manager's lines, the levels they come to, what
 * moved a metric, and how a day came to ring.
 *
 * <p>Who is told of it and when is no matter of reports. {@link AlertsReport} is the door.
 */
@NullMarked
package dev.evenhand.metrics.report.warning;

import org.jspecify.annotations.NullMarked;
