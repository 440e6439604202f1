package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.ReportQuery.View;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Future<Extras> extras() {
        Future<Map<String, Side.Repeats>> repeats = new Repeaters(view, cohort, arm).bySide();
        Future<Map<String, List<WeightingClasses.Cell>>> classes = classes(view, cohort, arm + "::VARCHAR");
        Future<Map<String, Side.Spread>> spreads = new Spreads(view, cohort, arm).bySide();
        return Future.all(repeats, classes, spreads)
                .map(all -> new Extras(repeats.result(), classes.result(), spreads.result()));
    }

    /** By side. */
    record Extras(
            Map<String, Side.Repeats> repeats,
            Map<String, List<WeightingClasses.Cell>> classes,
            Map<String, Side.Spread> spreads) {}

    /** Both (or all three) sides, with everything that is shown of them; added up in one order, whatever the groups' is. */
    static Map<String, Side> sides(List<Cells.Group> groups, Extras extras) {
        Map<String, Side> sides = new HashMap<>();
        Cells.Group.inOrder(groups).stream()
                .collect(Collectors.toMap(Cells.Group::arm, Cells.Group::tally, Tally::plus))
                .forEach((name, tally) -> sides.put(
                        name,
                        new Side(
                                tally,
                                extras.repeats.get(name),
                                WeightingClasses.of(extras.classes.getOrDefault(name, List.of()))
                                        .orElse(null),
                                extras.spreads.get(name))));
        return sides;
    }

    /**
     * Weighting classes of the survey: within each side the topic, and how it ended as far as no answer is needed to know.
     * None on a side of which it is not told who was asked.
     */
    static Future<Map<String, List<WeightingClasses.Cell>>> classes(OutcomeView view, Sql cohort, String side) {
        return view.query(cohort.sums(List.of(side, "topic", "survey_class"), Tally.SURVEY), Gathering::survey)
                .map(Gathering::classes);
    }

    /** In one order, whatever the rows' is, so that they are added up alike. */
    static Map<String, List<WeightingClasses.Cell>> classes(List<Surveyed> all) {
        Map<String, List<Surveyed>> sides = grouped(all, row -> Map.entry(row.side, row));
        sides.values().removeIf(rows -> rows.stream().anyMatch(row -> row.untold > 0));
        Map<String, List<WeightingClasses.Cell>> classes = new HashMap<>();
        sides.forEach((side, rows) -> classes.put(
                side,
                rows.stream()
                        .sorted(Comparator.comparing(Surveyed::name))
                        .flatMap(Surveyed::cell)
                        .toList()));
        return classes;
    }

    record Surveyed(String side, String name, long offered, long untold, long answered, long content) {
        static Surveyed of(Line line) {
            return new Surveyed(
                    String.valueOf(line.text(0)),
                    line.text(1) + " " + line.text(2),
                    line.whole(0),
                    line.whole(1),
                    line.whole(2),
                    line.whole(3));
        }

        private Stream<WeightingClasses.Cell> cell() {
            return offered > 0 ? Stream.of(new WeightingClasses.Cell(name, offered, answered, content)) : Stream.of();
        }
    }

    private static Surveyed survey(ResultSet row) throws SQLException {
        return new Surveyed(
                row.getString(1),
                row.getString(2) + " " + row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    static <R, V> Map<String, List<V>> grouped(List<R> rows, Function<R, Map.Entry<String, V>> entry) {
        return rows.stream()
                .map(entry)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
