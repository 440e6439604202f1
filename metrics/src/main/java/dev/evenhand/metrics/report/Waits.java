package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The figures of some seconds, asked for as count, mean, variance and two quantiles. */
final class Waits {
    static final String COLUMNS = columns("wait_seconds");

    private Waits() {}

    static String columns(String seconds) {
        String known = " FILTER (" + seconds + " >= 0)";
        return "count(*)" + known
                + ", coalesce(avg(" + seconds + ")" + known + ", 0)"
                + ", coalesce(var_samp(" + seconds + ")" + known + ", 0)"
                + ", quantile_cont(" + seconds + ", 0.5)" + known
                + ", quantile_cont(" + seconds + ", 0.9)" + known;
    }

    static Arm.Seconds read(ResultSet row, int at) throws SQLException {
        Sample sample = new Sample(row.getLong(at), row.getDouble(at + 1), row.getDouble(at + 2));
        Arm.Plain plain = Arms.plain(sample.n(), Welch.mean(sample));
        boolean some = sample.n() > 0;
        return new Arm.Seconds(
                sample.n(),
                some ? Double.valueOf(sample.mean()) : null,
                plain.low(),
                plain.high(),
                plain.tooEarly(),
                some ? Double.valueOf(row.getDouble(at + 3)) : null,
                some ? Double.valueOf(row.getDouble(at + 4)) : null,
                null,
                null);
    }
}
