/**
 * How many people a flow of contacts needs: Erlang's waiting times, with and without customers who give up.
 */
@NullMarked
package dev.evenhand.metrics.statistics.staffing;

import org.jspecify.annotations.NullMarked;
