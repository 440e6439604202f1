package dev.evenhand.metrics.store;

import dev.evenhand.metrics.rollup.Rollups;

/**
 * What a view is to hold.
 *
 * @param dataset names the body of data in Redis; a file of another one is deleted
 * @param rollups the sums kept beside the rows
 */
public record Contents(String dataset, Rollups rollups) {}
