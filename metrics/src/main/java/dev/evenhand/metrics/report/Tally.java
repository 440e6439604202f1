package dev.evenhand.metrics.report;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Counts and sums over some contacts: all that rates and means need.
 *
 * @param contacts all of them
 * @param counted mature and engaged; everything below is over those
 * @param newcomers of them, without an earlier contact of the customer in the cohort's time: at least so many customers there are
 * @param first first contacts, and of them those confirmed or verified, and those assumed
 * @param confirmed confirmed or verified
 * @param offered surveys shown, answered, and answered 4 or 5
 * @param handled with a handle time known, its sum in seconds and the sum of its squares
 */
record Tally(
        long contacts,
        long mature,
        long engaged,
        long counted,
        long newcomers,
        long first,
        long firstConfirmed,
        long firstAssumed,
        long confirmed,
        long assumed,
        long offered,
        long answered,
        long content,
        long handled,
        double seconds,
        double squares) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static final String COUNTED = "mature AND engaged";
    /** Whole numbers, so that the sum is the same in whatever order threads add it up. */
    private static final String MILLIS = "(handle_seconds * 1000)::BIGINT";

    static final String OFFERED = "(survey_offered_at IS NOT NULL OR survey_csat IS NOT NULL)";

    /** The aggregates, in the order of the components. */
    static String columns(String from) {
        return String.join(
                ", ",
                "count(*)",
                count("mature"),
                count("engaged"),
                count(COUNTED),
                count(COUNTED + " AND (previous_closed_at IS NULL OR previous_closed_at < " + from + ")"),
                count(COUNTED + " AND first_contact"),
                count(COUNTED + " AND first_contact AND confirmed"),
                count(COUNTED + " AND first_contact AND assumed"),
                count(COUNTED + " AND confirmed"),
                count(COUNTED + " AND assumed"),
                count(COUNTED + " AND " + OFFERED),
                count(COUNTED + " AND survey_csat IS NOT NULL"),
                count(COUNTED + " AND survey_csat >= 4"),
                count(COUNTED + " AND handle_seconds IS NOT NULL"),
                "coalesce(sum(" + MILLIS + ") FILTER (" + COUNTED + "), 0)::DOUBLE / 1e3",
                "coalesce(sum(" + MILLIS + " * " + MILLIS + ") FILTER (" + COUNTED + "), 0)::DOUBLE / 1e6");
    }

    private static String count(String condition) {
        return "count(*) FILTER (" + condition + ")";
    }

    /** Reads the aggregates that stand from column {@code at} on. */
    static Tally read(ResultSet row, int at) throws SQLException {
        return new Tally(
                row.getLong(at),
                row.getLong(at + 1),
                row.getLong(at + 2),
                row.getLong(at + 3),
                row.getLong(at + 4),
                row.getLong(at + 5),
                row.getLong(at + 6),
                row.getLong(at + 7),
                row.getLong(at + 8),
                row.getLong(at + 9),
                row.getLong(at + 10),
                row.getLong(at + 11),
                row.getLong(at + 12),
                row.getLong(at + 13),
                row.getDouble(at + 14),
                row.getDouble(at + 15));
    }

    Tally plus(Tally other) {
        return new Tally(
                contacts + other.contacts,
                mature + other.mature,
                engaged + other.engaged,
                counted + other.counted,
                newcomers + other.newcomers,
                first + other.first,
                firstConfirmed + other.firstConfirmed,
                firstAssumed + other.firstAssumed,
                confirmed + other.confirmed,
                assumed + other.assumed,
                offered + other.offered,
                answered + other.answered,
                content + other.content,
                handled + other.handled,
                seconds + other.seconds,
                squares + other.squares);
    }
}
