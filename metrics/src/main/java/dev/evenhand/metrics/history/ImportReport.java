package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import java.util.Map;

/**
 * What an import did.
 *
 * @param rows of the file that count, one of each conversation
 * @param skipped rows of another system's export that are no outcome yet, and were left out
 * @param written what became of them, in a dry run what would; nothing where there is no store to compare with
 * @param known in how many of the rows each fact is known, by its path
 * @param visible whether this node's reports hold what was written; false where the view lags, and follows by itself
 */
public record ImportReport(long rows, long skipped, Appended written, Map<String, Long> known, boolean visible) {
    /** Nothing is skipped and nothing waited for. */
    ImportReport(long rows, Appended written, Map<String, Long> known) {
        this(rows, 0, written, known, true);
    }

    ImportReport visible(boolean seen) {
        return new ImportReport(rows, skipped, written, known, seen);
    }

    ImportReport skipping(long left) {
        return new ImportReport(rows, left, written, known, visible);
    }
}
