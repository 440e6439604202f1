package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local time of a UTC column in SQL, with every change of clocks in the span.
 *
 * <p>The offsets are written out, newest first, instead of asking the database for each row: its conversion costs more
 * than the rest of a report, and Java's timezone rules are the ones the rest of the house uses.
 */
public final class LocalTimes {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private LocalTimes() {}

    /** {@code column} moved to the zone's clock; what lies before 2000 takes the offset of that year. */
    public static String of(String column, ReportQuery.Cohort cohort) {
        return of(column, cohort, cohort.zone());
    }

    /** The same on the clock of another zone than the question's. */
    public static String of(String column, ReportQuery.Cohort cohort, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant first = cohort.from().isBefore(EARLIEST) ? EARLIEST : cohort.from();
        StringBuilder offset = new StringBuilder();
        ZoneOffsetTransition change = rules.previousTransition(cohort.to());
        while (change != null && change.getInstant().isAfter(first)) {
            offset.append(" WHEN ").append(column).append(" >= ").append(Times.literal(change.getInstant()));
            offset.append(" THEN ").append(seconds(change.getOffsetAfter()));
            change = rules.previousTransition(change.getInstant());
        }
        ZoneOffset base = rules.getOffset(first);
        if (offset.length() == 0) {
            return base.getTotalSeconds() == 0 ? column : "(" + column + " + " + seconds(base) + ")";
        }
        return "(" + column + " + CASE" + offset + " ELSE " + seconds(base) + " END)";
    }

    private static String seconds(ZoneOffset offset) {
        return "INTERVAL '" + offset.getTotalSeconds() + " seconds'";
    }
}
