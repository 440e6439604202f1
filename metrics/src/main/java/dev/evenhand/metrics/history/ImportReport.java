package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeLog.Appended;

/**
 * What an import did.
 *
 * @param rows of the file that count, one of each conversation
 * @param visible whether this node's reports hold what was written; false where the view lags, and follows by itself
 * @param written what became of them, in a dry run what would; nothing where there is no store to compare with
 */
public record ImportReport(long rows, Appended written, boolean visible) {
    /** Nothing is waited for. */
    public ImportReport(long rows, Appended written) {
        this(rows, written, true);
    }

    ImportReport visible(boolean seen) {
        return new ImportReport(rows, written, seen);
    }
}
