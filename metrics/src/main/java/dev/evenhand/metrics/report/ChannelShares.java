package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Question;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The customers behind each channel's share of all contacts: everybody, whether they came on it or on another. */
final class ChannelShares {
    private ChannelShares() {}

    /** Read from the rows, channel by channel; the share is the only metric. */
    static Future<GroupedRepeats> of(OutcomeView view, Sql cohort) {
        return view.query(question(cohort.and(CustomerSums.AGAIN)), ChannelShares::channel)
                .map(rows -> GroupedRepeats.ofRate(
                        rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private static Question question(Sql rows) {
        Question own = rows.select("channel, customer_key, count(*)::DOUBLE AS y", "GROUP BY ALL");
        return booked -> {
            SqlQuery counted = own.given(booked);
            return new SqlQuery(
                    "WITH own AS (" + counted.sql() + "),"
                            + " whole AS (SELECT customer_key, sum(y) AS n FROM own GROUP BY ALL),"
                            + " everybody AS (SELECT count(*) AS k, sum(n) AS n, sum(n * n) AS nn FROM whole)"
                            + " SELECT channel, any_value(e.k), any_value(e.n), sum(y), sum(y * y), sum(y * w.n),"
                            + " any_value(e.nn) FROM own JOIN whole w USING (customer_key), everybody e GROUP BY channel",
                    counted.parameters());
        };
    }

    private static Map.Entry<String, Clusters> channel(ResultSet row) throws SQLException {
        return Map.entry(
                Objects.requireNonNullElse(row.getString(1), Cells.UNKNOWN),
                new Clusters(
                        row.getLong(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7)));
    }
}
