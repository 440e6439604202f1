/**
 * Customers who come several times: a rate, a ratio or a quantile of contacts that are not independent, each customer
 * being one observation.
 */
@NullMarked
package dev.evenhand.metrics.statistics.clustered;

import org.jspecify.annotations.NullMarked;
