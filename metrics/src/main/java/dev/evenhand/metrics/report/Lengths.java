package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.CustomerSums.Metric;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took: a column of seconds, of which those below 0 are left out, summed in whole milliseconds.
 *
 * @param seconds the column
 */
record Lengths(String seconds) {
    private static final String MILLIS = "(%s * 1000)::BIGINT";

    static final Lengths WAIT = new Lengths("wait_seconds");
    static final Lengths HANDLE = new Lengths("handle_seconds");

    /**
     * Times alike, so that a quantile can be told from a few thousand counts: tenths of a second, of whole seconds only from
     * an hour on.
     */
    Dimension slot() {
        return new Dimension(seconds.replace("_seconds", "_slot"), tenths());
    }

    private String tenths() {
        return "CAST(CASE WHEN x < 3600 THEN round(x * 10) ELSE round(x) * 10 END AS BIGINT)".replace("x", seconds);
    }

    /** Slots in bins of an eighth of a doubling, by their lowest, so that strata can be told from a few dozen counts each. */
    Dimension bin() {
        String width = "(1::BIGINT << greatest(floor(log2(greatest(x, 1)))::INTEGER - 3, 0))";
        return new Dimension(
                seconds.replace("_seconds", "_bin"), ("(x - x % " + width + ")").replace("x", "(" + tenths() + ")"));
    }

    /** The bin of a time that was told from its slot. */
    static double bin(double seconds) {
        long slot = Math.round(seconds * 10);
        return (double) (slot - slot % Math.max(1, Long.highestOneBit(slot) >> 3));
    }

    /** Count, sum and sum of squares, in this order. */
    List<Sum> sums() {
        String millis = MILLIS.formatted(seconds);
        String known = known();
        return List.of(Sum.count(known), Sum.of(millis, known), Sum.of(millis + "::HUGEINT * " + millis, known));
    }

    /** The same of the customers. */
    Metric metric() {
        return Metric.mean(MILLIS.formatted(seconds), known(), 1e3);
    }

    /** Which rows are counted. */
    String known() {
        return seconds + " >= 0";
    }

    /** Reads the sums that stand from column {@code at} on. */
    static Sample sample(ResultSet row, int at) throws SQLException {
        return sample(row.getLong(at), row.getDouble(at + 1) / 1e3, row.getDouble(at + 2) / 1e6);
    }

    /** The same of a line, from place {@code at} on. */
    static Sample sample(Line line, int at) {
        return sample(line.whole(at), line.real(at + 1) / 1e3, line.real(at + 2) / 1e6);
    }

    static Sample sample(long n, double sum, double squares) {
        double mean = n == 0 ? 0 : sum / n;
        return new Sample(n, mean, n < 2 ? 0 : Math.max(0, squares - sum * mean) / (n - 1));
    }

    /** The figures, the quantiles where there are any. */
    static Arm.Seconds figures(Arms arms, Sample sample, @Nullable Quantiles quantiles) {
        return figures(arms, new Clustered.Mean(sample, Clusters.NONE), quantiles);
    }

    /** The same of customers of whom some came again. */
    static Arm.Seconds figures(Arms arms, Clustered.Mean mean, @Nullable Quantiles quantiles) {
        Sample sample = mean.sample();
        Arm.Plain plain = arms.plain(sample.n(), mean.interval().map(Arms::notNegative));
        Side.Spread spread = quantiles == null ? null : quantiles.spread(mean.designEffect());
        return new Arm.Seconds(
                sample.n(),
                sample.n() > 0 ? Double.valueOf(sample.mean()) : null,
                plain.low(),
                plain.high(),
                plain.tooEarly(),
                spread == null ? null : Double.valueOf(spread.median()),
                spread == null ? null : Double.valueOf(spread.p90()),
                spread == null ? null : spread.medianInterval(),
                spread == null ? null : spread.p90Interval());
    }
}
