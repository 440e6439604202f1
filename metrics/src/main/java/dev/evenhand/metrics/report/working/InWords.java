package dev.evenhand.metrics.report.working;

import dev.evenhand.metrics.report.query.ReportQuery;

/** A sentence that does not hang on figures, in the two languages reports are asked for in. */
public record InWords(String english, String chinese) {
    /** In the language asked for. */
    public String of(ReportQuery query) {
        return query.chinese() ? chinese : english;
    }

    /** The same with the least contacts a house reads anything into put in for N. */
    public String least(ReportQuery query) {
        return of(query).replace("≥ N", "≥ " + query.house().nMin());
    }
}
