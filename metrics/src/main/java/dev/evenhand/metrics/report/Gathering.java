package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.ReportQuery.View;
import dev.evenhand.metrics.statistics.Clusters;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks the view what a comparison needs: one grouped pass for all rates and means, and beside it what cannot be summed
 * (quantiles, survey classes, customers where they repeat).
 */
final class Gathering {
    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;
    private final String arm;

    Gathering(OutcomeView view, ReportQuery query, Sql cohort) {
        this.view = view;
        this.query = query;
        this.cohort = cohort;
        this.arm = query.view() == View.ENTRY ? "entry" : "handled";
    }

    /** Groups by arm and strata. */
    Future<List<Cells.Group>> groups(List<StratumKey> keys) {
        List<String> columns = new ArrayList<>(List.of(arm + "::VARCHAR"));
        columns.addAll(StrataSql.columns(keys, query.cohort()));
        columns.add(Tally.columns(Sql.timestamp(query.cohort().from())));
        return view.query(
                cohort.select(String.join(", ", columns), "GROUP BY " + ordinals(keys.size() + 1)),
                row -> new Cells.Group(
                        row.getString(1), StrataSql.read(row, keys, 2), Tally.read(row, keys.size() + 2)));
    }

    private static String ordinals(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    /** Both (or all three) sides, with everything that is shown of them. */
    Future<Map<String, Side>> sides(List<Cells.Group> groups) {
        Map<String, Tally> tallies =
                groups.stream().collect(Collectors.toMap(Cells.Group::arm, Cells.Group::tally, Tally::plus));
        return repeats(tallies).compose(repeats -> classes().compose(classes -> new Spreads(view, cohort, arm)
                .of(tallies)
                .map(spreads -> sides(tallies, new Extras(repeats, classes, spreads)))));
    }

    private record Extras(
            Map<String, Side.Repeats> repeats,
            Map<String, List<WeightingClasses.Cell>> classes,
            Map<String, Side.Spread> spreads) {}

    private static Map<String, Side> sides(Map<String, Tally> tallies, Extras extras) {
        Map<String, Side> sides = new HashMap<>();
        tallies.forEach((name, tally) -> sides.put(
                name,
                new Side(
                        tally,
                        extras.repeats.get(name),
                        WeightingClasses.of(extras.classes.getOrDefault(name, List.of()))
                                .orElse(null),
                        extras.spreads.get(name))));
        return sides;
    }

    /** Customers' sums, asked for only where newcomers are so few that somebody must have come again. */
    private Future<Map<String, Side.Repeats>> repeats(Map<String, Tally> tallies) {
        boolean possible = tallies.values().stream()
                .anyMatch(tally -> tally.counted() > RatioEstimator.REPEATS * tally.newcomers());
        if (!possible) {
            return Future.succeededFuture(Map.of());
        }
        String first = "sum((first_contact)::INT), sum((first_contact AND success)::INT)";
        String all = "count(*), sum(confirmed::INT)";
        String survey = "count(survey_csat), coalesce(sum((survey_csat >= 4)::INT), 0)";
        String handled = "count(handle_seconds), coalesce(sum(handle_seconds), 0)";
        String customers = "(SELECT " + String.join(", ", arm + "::VARCHAR AS arm", first, all, survey, handled)
                + " FROM " + cohort.and(Tally.COUNTED).rows("*")
                + " GROUP BY arm, customer) AS c(arm, n1, y1, n2, y2, n3, y3, n4, y4)";
        String sums = List.of(1, 2, 3, 4).stream().map(Gathering::clusterSums).collect(Collectors.joining(", "));
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
                .map(sum -> "coalesce(sum((" + sum + ")::DOUBLE), 0)")
                .collect(Collectors.joining(", ", "count(*) FILTER (" + n + " > 0), ", ""));
    }

    private static Side.Repeats repeats(ResultSet row) throws SQLException {
        return new Side.Repeats(clusters(row, 2), clusters(row, 8), clusters(row, 14), clusters(row, 20));
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

    /** Weighting classes of the survey: topic and state within each side. */
    private Future<Map<String, List<WeightingClasses.Cell>>> classes() {
        return view.query(
                        cohort.and(Tally.COUNTED)
                                .and(Tally.OFFERED)
                                .select(
                                        arm + "::VARCHAR, topic, state::VARCHAR, count(*), count(survey_csat),"
                                                + " count(*) FILTER (survey_csat >= 4)",
                                        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
                        row -> Map.entry(
                                row.getString(1),
                                new WeightingClasses.Cell(
                                        row.getString(2) + " " + row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6))))
                .map(rows -> grouped(rows, entry -> entry));
    }

    static <R, V> Map<String, List<V>> grouped(List<R> rows, Function<R, Map.Entry<String, V>> entry) {
        return rows.stream()
                .map(entry)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
