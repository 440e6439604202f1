package dev.evenhand.metrics.report.query;

import java.time.Instant;
import java.util.List;

/**
 * A run of the randomised holdout that is about some topics alone. The topic is known only after the draw, so that contacts
 * of others were drawn with them; they are no part of what it shows.
 *
 * @param to its end, excluded
 */
public record LimitedRun(Instant from, Instant to, List<String> topics) {
    public LimitedRun {
        topics = List.copyOf(topics);
    }

    /** Whether any contact of the cohort may have begun in it. */
    boolean within(ReportQuery.Cohort cohort) {
        return from.isBefore(cohort.to()) && to.isAfter(cohort.from());
    }
}
