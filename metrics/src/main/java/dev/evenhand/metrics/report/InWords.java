package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;

/** A sentence that does not hang on figures, in the two languages reports are asked for in. */
record InWords(String english, String chinese) {
    String of(ReportQuery query) {
        return query.chinese() ? chinese : english;
    }
}
