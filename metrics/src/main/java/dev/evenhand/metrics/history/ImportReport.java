package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeLog.Appended;

/**
 * What an import did.
 *
 * @param rows in the file
 * @param written what became of them; nothing in a dry run
 */
public record ImportReport(long rows, Appended written) {}
