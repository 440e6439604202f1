package dev.evenhand.metrics.statistics.staffing;

import dev.evenhand.metrics.statistics.Checks;

/**
 * How those who come will wait.
 *
 * @param waits share that does not get a server at once
 * @param meanSeconds average wait of all who come, those who give up included
 * @param within share of all that gets a server within the time asked for
 * @param abandons share that gives up first; 0 where patience is without end
 */
public record Waiting(double waits, double meanSeconds, double within, double abandons) {
    /** Nobody comes. */
    static final Waiting NOBODY = new Waiting(0, 0, 1, 0);

    public Waiting {
        Checks.probability("waits", waits);
        Checks.notNegative("meanSeconds", meanSeconds);
        Checks.probability("within", within);
        Checks.probability("abandons", abandons);
    }
}
