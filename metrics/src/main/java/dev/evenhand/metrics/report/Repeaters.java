package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Clusters;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Customers' sums, which tell how much contacts of the same customer resemble each other.
 *
 * <p>A row whose facts know of no contact before or after it is its customer's only one, and a customer of one contact
 * needs no grouping: only the others are gathered by customer.
 */
final class Repeaters {
    /** Whether the facts know of no other contact of the customer. */
    static final Dimension LONE = new Dimension("lone", "(previous_closed_at IS NULL AND next_contact_at IS NULL)");

    /** Counted contacts of customers who had none before. */
    static final Sum NEVER_BEFORE = Sum.count(Tally.COUNTED + " AND previous_closed_at IS NULL");

    private static final double MILLIS_A_SECOND = 1e3;

    private final OutcomeView view;
    private final Sql cohort;
    private final String arm;

    Repeaters(OutcomeView view, Sql cohort, String arm) {
        this.view = view;
        this.cohort = cohort;
        this.arm = arm + "::VARCHAR";
    }

    /** By side; asked for only where newcomers are so few that somebody must have come again. */
    Future<Map<String, Side.Repeats>> of(Map<String, Tally> tallies) {
        return newcomers().compose(newcomers -> {
            boolean possible = tallies.entrySet().stream()
                    .anyMatch(side -> side.getValue().counted()
                            > RatioEstimator.REPEATS * newcomers.getOrDefault(side.getKey(), 0L));
            return possible ? repeats() : Future.succeededFuture(Map.of());
        });
    }

    /** Counted contacts without an earlier one of the customer in the cohort's time: at least so many customers there are. */
    private Future<Map<String, Long>> newcomers() {
        String earlier = "previous_closed_at < " + Sql.timestamp(cohort.scope().from());
        return counts(List.of(NEVER_BEFORE)).compose(never -> view.query(
                        cohort.and(Tally.COUNTED).and(earlier).select(arm + ", count(*)", "GROUP BY 1"),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .map(before -> {
                    Map<String, Long> newcomers = new HashMap<>(never);
                    before.forEach(side -> newcomers.merge(side.getKey(), side.getValue(), Long::sum));
                    return newcomers;
                }));
    }

    private Future<Map<String, Long>> counts(List<Sum> sum) {
        return view.query(cohort.sums(List.of(arm), sum), row -> Map.entry(row.getString(1), row.getLong(2)))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Future<Map<String, Side.Repeats>> repeats() {
        return alone().compose(alone -> again().map(again -> {
            Map<String, Side.Repeats> sides = new HashMap<>(alone);
            again.forEach((side, repeats) -> sides.merge(side, repeats, Side.Repeats::plus));
            return sides;
        }));
    }

    private Future<Map<String, Side.Repeats>> alone() {
        return view.query(
                        cohort.and(LONE.name()).sums(List.of(arm), Tally.SUMS),
                        row -> Map.entry(row.getString(1), once(Tally.read(row, 2))))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Side.Repeats once(Tally tally) {
        return new Side.Repeats(
                once(tally.first(), tally.firstConfirmed() + tally.firstAssumed()),
                once(tally.counted(), tally.confirmed()),
                once(tally.answered(), tally.content()),
                new Clusters(
                        tally.handled(),
                        (double) tally.handled(),
                        tally.seconds(),
                        tally.squares(),
                        tally.seconds(),
                        (double) tally.handled()));
    }

    private static Clusters once(long contacts, long successes) {
        double n = (double) contacts;
        double y = (double) successes;
        return new Clusters(contacts, n, y, y, y, n);
    }

    private Future<Map<String, Side.Repeats>> again() {
        Sql counted = cohort.and(Tally.COUNTED);
        String first = "count(*) FILTER (first_contact), count(*) FILTER (first_contact AND success)";
        String all = "count(*), count(*) FILTER (confirmed)";
        String survey = "count(survey_csat), count(*) FILTER (survey_csat >= 4)";
        String handled = "count(handle_seconds), coalesce(sum(" + Tally.MILLIS + "), 0)";
        String columns = String.join(", ", arm + " AS arm", first, all, survey, handled);
        String customers = "("
                + counted.and("NOT " + LONE.name())
                        .select(columns, "GROUP BY arm, customer_key")
                        .sql() + ") AS c(arm, n1, y1, n2, y2, n3, y3, n4, y4)";
        String sums = List.of(1, 2, 3, 4).stream().map(Repeaters::clusterSums).collect(Collectors.joining(", "));
        return view.query(
                        new SqlQuery(
                                "SELECT arm, " + sums + " FROM " + customers + " GROUP BY arm", cohort.parameters()),
                        row -> Map.entry(row.getString(1), repeats(row)))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String clusterSums(int metric) {
        String n = "n" + metric;
        String y = "y" + metric;
        return List.of(n, y, y + "*" + y, y + "*" + n, n + "*" + n).stream()
                .map(sum -> "coalesce(sum(" + sum + "), 0)::DOUBLE")
                .collect(Collectors.joining(", ", "count(*) FILTER (" + n + " > 0), ", ""));
    }

    private static Side.Repeats repeats(ResultSet row) throws SQLException {
        return new Side.Repeats(
                clusters(row, 2, 1), clusters(row, 8, 1), clusters(row, 14, 1), clusters(row, 20, MILLIS_A_SECOND));
    }

    /** Outcomes are summed as whole numbers, so many of which make one. */
    private static Clusters clusters(ResultSet row, int at, double unit) throws SQLException {
        return new Clusters(
                row.getLong(at),
                row.getDouble(at + 1),
                row.getDouble(at + 2) / unit,
                row.getDouble(at + 3) / (unit * unit),
                row.getDouble(at + 4) / unit,
                row.getDouble(at + 5));
    }
}
