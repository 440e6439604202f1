package dev.evenhand.metrics.report.judged;

import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.PredictionPowered.Audit;
import dev.evenhand.metrics.statistics.PredictionPowered.Cell;
import dev.evenhand.metrics.statistics.PredictionPowered.Effects;
import dev.evenhand.metrics.statistics.clustered.ClusteredAudit;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Customers of one entry whose conversations the judge has graded.
 *
 * @param judged with what was graded and what the judge says yes to
 * @param errors with what was read of it, and the sum of the manager's yes minus the judge's
 */
record JudgedCustomers(Clusters judged, Clusters errors) {
    private static final JudgedCustomers NONE = new JudgedCustomers(Clusters.NONE, Clusters.NONE);

    private static final String EACH = "entry, count(*) AS n, count(CASE WHEN review_grade = 'yes' THEN 1 END) AS y,"
            + " count(review_audit) AS m, count(CASE WHEN review_audit = 'yes' THEN 1 END)"
            + " - count(CASE WHEN review_audit IS NOT NULL AND review_grade = 'yes' THEN 1 END) AS e";

    private static final String SUMS = "entry::VARCHAR, count(*), sum(n), sum(y), sum(y * y), sum(y * n), sum(n * n),"
            + " count(CASE WHEN m > 0 THEN 1 END), sum(m), sum(e), sum(e * e), sum(e * m), sum(m * m)";

    /** By entry. */
    static Future<Map<String, JudgedCustomers>> of(OutcomeView view, Sql graded) {
        return view.query(
                        booked -> {
                            SqlQuery each = graded.select(EACH, "GROUP BY entry, customer_key")
                                    .given(booked);
                            String sums = "SELECT " + SUMS + " FROM (" + each.sql() + ") GROUP BY entry";
                            return new SqlQuery(sums, each.parameters());
                        },
                        row -> Map.entry(row.getString(1), new JudgedCustomers(clusters(row, 2), clusters(row, 8))))
                .map(rows -> {
                    Map<String, JudgedCustomers> entries = new HashMap<>();
                    rows.forEach(row -> entries.put(row.getKey(), row.getValue()));
                    return entries;
                });
    }

    private static Clusters clusters(ResultSet row, int at) throws SQLException {
        return new Clusters(
                row.getLong(at),
                row.getDouble(at + 1),
                row.getDouble(at + 2),
                row.getDouble(at + 3),
                row.getDouble(at + 4),
                row.getDouble(at + 5));
    }

    /** How many times the variance of independent contacts theirs have. */
    static Effects effects(Map<String, JudgedCustomers> customers, String entry, Collection<Cell> cells) {
        JudgedCustomers own = customers.getOrDefault(entry, NONE);
        Audit together = cells.stream().map(Cell::audit).reduce(new Audit(0, 0, 0, 0), Audit::plus);
        return ClusteredAudit.effects(own.judged, own.errors, together);
    }
}
