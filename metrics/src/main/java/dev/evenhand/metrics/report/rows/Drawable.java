package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.report.query.Eligible;
import dev.evenhand.metrics.report.query.LimitedRun;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Times;
import java.util.List;

/** Which rows the holdout could have drawn, as SQL. */
public final class Drawable {
    /** Rows whose arm was drawn by lot: what was certain was no draw, and its score has no counterpart. */
    public static final String RANDOMISED =
            "(assignment_by = 'holdout' AND assignment_probability > 0 AND assignment_probability < 1)";

    private Drawable() {}

    /** Those of the rows that could have been drawn for an experiment. */
    static Sql eligible(Sql rows, Eligible eligible, ReportQuery.Cohort cohort) {
        Sql alike = rows.among("topic", eligible.topics())
                .among("channel", eligible.channels())
                .among("locale", eligible.locales());
        Eligible.Hours hours = eligible.hours();
        return (hours == null ? alike : alike.and(within(hours, cohort))).and(drawnHours(cohort));
    }

    private static String within(Eligible.Hours hours, ReportQuery.Cohort cohort) {
        String hour = "hour(" + LocalTimes.of("started_at", cohort, hours.zone()) + ")";
        String joined = hours.from() < hours.to() ? " AND " : " OR ";
        return "(" + hour + " >= " + hours.from() + joined + hour + " < " + hours.to() + ")";
    }

    private static String drawnHours(ReportQuery.Cohort cohort) {
        return "date_trunc('hour', started_at) IN (SELECT date_trunc('hour', started_at) FROM outcome WHERE "
                + RANDOMISED + " AND started_at >= " + Times.literal(cohort.from()) + " AND started_at < "
                + Times.literal(cohort.to()) + ")";
    }

    /** Those of the rows that are a part of the runs they were drawn in: of a limited run only those of its topics. */
    public static Sql during(Sql rows, List<LimitedRun> runs) {
        Sql part = rows;
        for (LimitedRun run : runs) {
            String elsewhere =
                    "started_at < " + Times.literal(run.from()) + " OR started_at >= " + Times.literal(run.to());
            part = part.amongUnless(elsewhere, "topic", run.topics());
        }
        return part;
    }
}
