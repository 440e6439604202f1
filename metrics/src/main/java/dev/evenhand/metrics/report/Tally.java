package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.store.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts and sums over some contacts: all that rates and means need.
 *
 * @param contacts all of them
 * @param counted mature and engaged; everything below is over those
 * @param first first contacts, and of them those confirmed or verified, and those assumed
 * @param confirmed confirmed or verified
 * @param offered surveys of which it is told that they were shown; {@code untold} were answered though that is not told
 * @param answered surveys, and of them those answered 4 or 5
 * @param handled with a handle time known, its sum in seconds and the sum of its squares
 * @param newcomers contacts before which the customer had none, and of these those that answered and those handled: of each
 *     there are at least so many customers, of first contacts as many as counted ones
 */
record Tally(
        long contacts,
        long mature,
        long engaged,
        long counted,
        long first,
        long firstConfirmed,
        long firstAssumed,
        long confirmed,
        long assumed,
        long offered,
        long untold,
        long answered,
        long content,
        long handled,
        double seconds,
        double squares,
        long newcomers,
        long newAnswered,
        long newHandled) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static final String COUNTED = "mature AND engaged";
    /** Whole numbers, so that the sum is the same in whatever order threads add it up. */
    static final String MILLIS = "(handle_seconds * 1000)::BIGINT";

    private static final String NEW = COUNTED + " AND previous_closed_at IS NULL";

    /** What is summed, in the order of the components. */
    static final List<Sum> SUMS = List.of(
            Sum.ROWS,
            Sum.count("mature"),
            Sum.count("engaged"),
            Sum.count(COUNTED),
            Sum.count(COUNTED + " AND first_contact"),
            Sum.count(COUNTED + " AND first_contact AND confirmed"),
            Sum.count(COUNTED + " AND first_contact AND assumed"),
            Sum.count(COUNTED + " AND confirmed"),
            Sum.count(COUNTED + " AND assumed"),
            Sum.count(COUNTED + " AND survey_offered_at IS NOT NULL"),
            Sum.count(COUNTED + " AND survey_offered_at IS NULL AND survey_csat IS NOT NULL"),
            Sum.count(COUNTED + " AND survey_csat IS NOT NULL"),
            Sum.count(COUNTED + " AND survey_csat >= 4"),
            Sum.count(COUNTED + " AND handle_seconds IS NOT NULL"),
            Sum.of(MILLIS, COUNTED),
            Sum.of(MILLIS + "::HUGEINT * " + MILLIS, COUNTED),
            Sum.count(NEW),
            Sum.count(NEW + " AND survey_csat IS NOT NULL"),
            Sum.count(NEW + " AND handle_seconds IS NOT NULL"));

    /** Of these, surveys offered, answered untold, answered, and content. */
    static final List<Sum> SURVEY = SUMS.subList(9, 13);

    /** Reads the sums that stand from column {@code at} on. */
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
                row.getDouble(at + 14) / 1e3,
                row.getDouble(at + 15) / 1e6,
                row.getLong(at + 16),
                row.getLong(at + 17),
                row.getLong(at + 18));
    }

    /** Whether customers may have come so often to any metric's contacts that these do not count as independent. */
    boolean mayRepeat() {
        return mayRepeat(counted, newcomers)
                || mayRepeat(first, newcomers)
                || mayRepeat(answered, newAnswered)
                || mayRepeat(handled, newHandled);
    }

    private static boolean mayRepeat(long contacts, long customers) {
        return contacts > RatioEstimator.REPEATS * customers;
    }

    /** The same of one of many groups, among which there is always one that came to a little more by chance. */
    boolean repeatsBeyondChance() {
        return beyondChance(counted, newcomers)
                || beyondChance(first, newcomers)
                || beyondChance(answered, newAnswered)
                || beyondChance(handled, newHandled);
    }

    /** Whether there are more contacts than chance makes of customers who hardly repeat. */
    static boolean beyondChance(long contacts, long customers) {
        double tolerated = (RatioEstimator.REPEATS - 1) / RatioEstimator.REPEATS;
        double chance = 3 * Math.sqrt(contacts * tolerated * (1 - tolerated));
        return contacts - customers > contacts * tolerated + chance;
    }

    /** The same sums of a line. */
    static Tally of(Line line) {
        return new Tally(
                line.whole(0),
                line.whole(1),
                line.whole(2),
                line.whole(3),
                line.whole(4),
                line.whole(5),
                line.whole(6),
                line.whole(7),
                line.whole(8),
                line.whole(9),
                line.whole(10),
                line.whole(11),
                line.whole(12),
                line.whole(13),
                line.real(14) / 1e3,
                line.real(15) / 1e6,
                line.whole(16),
                line.whole(17),
                line.whole(18));
    }

    /** How many were asked; null where an answer does not tell that it was, since the silent are then not told either. */
    @Nullable
    Long asked() {
        return untold > 0 ? null : offered;
    }

    Tally plus(Tally other) {
        return new Tally(
                contacts + other.contacts,
                mature + other.mature,
                engaged + other.engaged,
                counted + other.counted,
                first + other.first,
                firstConfirmed + other.firstConfirmed,
                firstAssumed + other.firstAssumed,
                confirmed + other.confirmed,
                assumed + other.assumed,
                offered + other.offered,
                untold + other.untold,
                answered + other.answered,
                content + other.content,
                handled + other.handled,
                seconds + other.seconds,
                squares + other.squares,
                newcomers + other.newcomers,
                newAnswered + other.newAnswered,
                newHandled + other.newHandled);
    }
}
