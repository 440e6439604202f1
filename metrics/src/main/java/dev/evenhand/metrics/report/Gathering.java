package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.View;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        return view.query(
                cohort.sums(columns, Tally.SUMS),
                row -> new Cells.Group(
                        row.getString(1), StrataSql.read(row, keys, 2), Tally.read(row, keys.size() + 2)));
    }

    /** What is shown of each side beside its tally: all that can be asked before the tallies are known. */
    Future<Extras> extras(List<StratumKey> keys) {
        Future<Map<String, Side.Repeats>> repeats = new Repeaters(view, cohort, arm).bySide();
        Future<StrataSurvey> survey = survey(keys);
        Future<Times> times = times(keys);
        return Future.all(repeats, survey, times)
                .map(all -> new Extras(repeats.result(), survey.result(), times.result()));
    }

    /** Handle times by stratum, and of sides with their spread. */
    record Times(StrataTimes strata, Map<String, Side.Spread> spreads) {}

    Future<Times> times(List<StratumKey> keys) {
        Spreads spreads = new Spreads(view, cohort, arm);
        StrataTimes.Asked asked = new StrataTimes.Asked(view, cohort, arm + "::VARCHAR", query.cohort());
        return spreads.quantiles().compose(whole -> {
            Future<Map<String, Side.Spread>> bySide = spreads.bySide(whole);
            return StrataTimes.of(asked, keys, whole).compose(strata -> bySide.map(found -> new Times(strata, found)));
        });
    }

    private Future<StrataSurvey> survey(List<StratumKey> keys) {
        List<String> columns = StrataSurvey.columns(arm + "::VARCHAR", keys, query.cohort());
        return view.query(cohort.sums(columns, Tally.SURVEY), row -> Line.of(row, columns.size()))
                .map(lines -> StrataSurvey.of(keys, lines));
    }

    /** By side; surveys also by stratum. */
    record Extras(Map<String, Side.Repeats> repeats, StrataSurvey survey, Times times) {}

    /** Both (or all three) sides, with everything that is shown of them; added up in one order, whatever the groups' is. */
    static Map<String, Side> sides(List<Cells.Group> groups, Extras extras) {
        Map<String, Side> sides = new HashMap<>();
        SurveyClasses classes = extras.survey.bySide();
        Cells.Group.inOrder(groups).stream()
                .collect(Collectors.toMap(Cells.Group::arm, Cells.Group::tally, Tally::plus))
                .forEach((name, tally) -> sides.put(
                        name,
                        classes.on(
                                new Side(tally, extras.repeats.get(name), null, extras.times.spreads.get(name)),
                                name)));
        return sides;
    }

    static <R, V> Map<String, List<V>> grouped(List<R> rows, Function<R, Map.Entry<String, V>> entry) {
        return rows.stream()
                .map(entry)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
