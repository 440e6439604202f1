package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.Eligible;
import dev.evenhand.metrics.report.query.LimitedRun;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Times;
import java.util.List;

/** Which rows the holdout could have drawn, as SQL. */
final class Drawable {
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
                + Holdout.RANDOMISED + " AND started_at >= " + Times.literal(cohort.from()) + " AND started_at < "
                + Times.literal(cohort.to()) + ")";
    }

    /** Those of the rows that are a part of the runs they were drawn in: of a limited run only those of its topics. */
    static Sql during(Sql rows, List<LimitedRun> runs) {
        Sql part = rows;
        for (LimitedRun run : runs) {
            String elsewhere =
                    "started_at < " + Times.literal(run.from()) + " OR started_at >= " + Times.literal(run.to());
            part = part.amongUnless(elsewhere, "topic", run.topics());
        }
        return part;
    }
}
