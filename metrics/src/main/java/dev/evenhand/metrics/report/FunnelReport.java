package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way of all engaged conversations: who met them, whether they were handed off, waited, were taken or left, and the state they ended in.
 *
 * <p>What flows into a station flows out of it, so that nothing gets lost between {@code contacts} and the states.
 */
final class FunnelReport {
    private static final String PATH = "CASE WHEN entry = 'bot_first' AND NOT handed_off THEN 'answered_by_bot'"
            + " WHEN entry = 'bot_first' THEN 'handed_off' ELSE 'people_first' END";
    private static final String TAKEN =
            "CASE WHEN state = 'queue_abandoned' THEN 'gave_up' WHEN met_human THEN 'accepted' WHEN "
                    + MeasureList.LEFT_LINE.name() + " THEN 'left_line' ELSE 'not_taken' END";

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;

    FunnelReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now).equal("entry", query.focus().entry());
    }

    private record Way(String entry, String path, String taken, String state, long contacts) {}

    private record Step(String from, String to) {}

    Future<Listing<Rows.Flow>> answer() {
        return view.query(
                        cohort.sums(
                                List.of("entry::VARCHAR", PATH, TAKEN, "state::VARCHAR"),
                                List.of(Sum.count("engaged"))),
                        row -> new Way(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)))
                .map(ways -> lists.listing(
                        flows(ways.stream().filter(way -> way.contacts > 0).toList())));
    }

    private static List<Rows.Flow> flows(List<Way> ways) {
        Map<String, Rows.Flow> flows = new TreeMap<>();
        for (Way way : ways) {
            for (Step step : steps(way)) {
                flows.merge(
                        step.from + " " + step.to,
                        new Rows.Flow(step.from, step.to, way.contacts),
                        (a, b) -> new Rows.Flow(a.from(), a.to(), a.contacts() + b.contacts()));
            }
        }
        return List.copyOf(flows.values());
    }

    private static List<Step> steps(Way way) {
        List<String> stations = new ArrayList<>(List.of("contacts", way.entry));
        if (way.path.equals("answered_by_bot")) {
            stations.add("answered_by_bot");
        } else {
            stations.add(way.path.equals("handed_off") ? "handed_off" : "people_first");
            stations.add(way.taken);
        }
        if (!way.state.equals("queue_abandoned")) {
            stations.add(way.state);
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < stations.size(); i++) {
            steps.add(new Step(stations.get(i - 1), stations.get(i)));
        }
        return steps;
    }
}
