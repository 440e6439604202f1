package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.store.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How long something took: a column of seconds, of which those below 0 are left out, summed in whole milliseconds.
 *
 * @param seconds the column
 */
public record Lengths(String seconds) {
    /** In the line, up to being taken or leaving it. */
    public static final Lengths WAIT = new Lengths("wait_seconds");
    /** Of bot and people together, wrap-up included. */
    public static final Lengths HANDLE = new Lengths("handle_seconds");

    /**
     * Times alike, so that a quantile can be told from a few thousand counts: tenths of a second, of whole seconds only from
     * an hour on.
     */
    public Dimension slot() {
        return new Dimension(seconds.replace("_seconds", "_slot"), tenths());
    }

    private String tenths() {
        return "CAST(CASE WHEN x < 3600 THEN round(x * 10) ELSE round(x) * 10 END AS BIGINT)".replace("x", seconds);
    }

    /** Slots in bins of an eighth of a doubling, by their lowest, so that strata can be told from a few dozen counts each. */
    public Dimension bin() {
        String width = "(1::BIGINT << greatest(floor(log2(greatest(x, 1)))::INTEGER - 3, 0))";
        return new Dimension(
                seconds.replace("_seconds", "_bin"), ("(x - x % " + width + ")").replace("x", "(" + tenths() + ")"));
    }

    /** The bin of a time that was told from its slot. */
    public static double bin(double seconds) {
        long slot = Math.round(seconds * 10);
        return (double) (slot - slot % Math.max(1, Long.highestOneBit(slot) >> 3));
    }

    /** Count, sum and sum of squares, in this order. */
    public List<Sum> sums() {
        String millis = millis();
        String known = known();
        return List.of(Sum.count(known), Sum.of(millis, known), Sum.of(millis + "::HUGEINT * " + millis, known));
    }

    /** In whole milliseconds, so that a sum is the same in whatever order it is added up. */
    public String millis() {
        return "(" + seconds + " * 1000)::BIGINT";
    }

    /** Which rows are counted. */
    public String known() {
        return seconds + " >= 0";
    }

    /** Reads the sums that stand from column {@code at} on. */
    public static Sample sample(ResultSet row, int at) throws SQLException {
        return sample(row.getLong(at), row.getDouble(at + 1) / 1e3, row.getDouble(at + 2) / 1e6);
    }

    /** The same of a line, from place {@code at} on. */
    public static Sample sample(Line line, int at) {
        return sample(line.whole(at), line.real(at + 1) / 1e3, line.real(at + 2) / 1e6);
    }

    /** Of so many, their sum in seconds and the sum of their squares. */
    public static Sample sample(long n, double sum, double squares) {
        double mean = n == 0 ? 0 : sum / n;
        return new Sample(n, mean, n < 2 ? 0 : Math.max(0, squares - sum * mean) / (n - 1));
    }
}
