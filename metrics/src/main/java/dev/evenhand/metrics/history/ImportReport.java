package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeLog.Appended;

/**
 * What an import did.
 *
 * @param rows of the file that count, one of each conversation
 * @param written what became of them, in a dry run what would; nothing where there is no store to compare with
 */
public record ImportReport(long rows, Appended written) {}
