package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of all engaged conversations: who met them, whether they were handed off, waited, were taken or left, and the state they ended in.
 *
 * <p>What flows into a station flows out of it, so that nothing gets lost between {@code contacts} and the states.
 */
final class FunnelReport {
    /** Condition of those whose way it is. */
    static final String ROWS = "engaged";

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;

    FunnelReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now).equal("entry", query.focus().entry());
    }

    /** So many conversations passed these stations. */
    private record Way(List<String> stations, long contacts) {
        static Way read(ResultSet row) throws SQLException {
            List<@Nullable String> stages = new ArrayList<>();
            int width = Stations.EXPRESSIONS.size();
            for (int stage = 1; stage <= width; stage++) {
                stages.add(row.getString(stage));
            }
            return new Way(Stations.way(stages), row.getLong(width + 1));
        }

        /** Every two stations that follow one another. */
        List<Rows.Flow> steps() {
            List<Rows.Flow> steps = new ArrayList<>();
            for (int i = 1; i < stations.size(); i++) {
                steps.add(new Rows.Flow(stations.get(i - 1), stations.get(i), contacts));
            }
            return steps;
        }

        boolean passes(String of) {
            return stations.contains(of) || steps().stream().anyMatch(step -> of.equals(step.from() + "-" + step.to()));
        }
    }

    Future<Listing<Rows.Flow>> answer() {
        return ways().map(ways -> lists.listing(flows(ways)));
    }

    /** How many pass a station, or go from one straight to another; see {@link Stations#condition}. */
    Future<Long> passing(String of) {
        return ways().map(ways -> ways.stream()
                .filter(way -> way.passes(of))
                .mapToLong(Way::contacts)
                .sum());
    }

    private Future<List<Way>> ways() {
        return view.query(cohort.sums(Stations.EXPRESSIONS, List.of(Sum.count(ROWS))), Way::read)
                .map(ways -> ways.stream().filter(way -> way.contacts > 0).toList());
    }

    private static List<Rows.Flow> flows(List<Way> ways) {
        Map<String, Rows.Flow> flows = new TreeMap<>();
        ways.forEach(way -> way.steps()
                .forEach(step -> flows.merge(
                        step.from() + " " + step.to(),
                        step,
                        (a, b) -> new Rows.Flow(a.from(), a.to(), a.contacts() + b.contacts()))));
        return List.copyOf(flows.values());
    }
}
