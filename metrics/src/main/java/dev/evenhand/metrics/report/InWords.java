package dev.evenhand.metrics.report;

/** A sentence that does not hang on figures, in the two languages reports are asked for in. */
record InWords(String english, String chinese) {
    String of(ReportQuery query) {
        return query.chinese() ? chinese : english;
    }
}
