package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.DesignEffects;
import dev.evenhand.metrics.statistics.MeanStratum;
import dev.evenhand.metrics.statistics.RateStratum;
import dev.evenhand.metrics.statistics.Standardised;
import dev.evenhand.metrics.statistics.Stratum;
import dev.evenhand.metrics.statistics.StratumWeight;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the metric asked for was made: rules in words, and every stratum its figure rests on, with its weight. */
final class WorkingReport {
    private static final int MOST = 500;
    private static final InWords THIN =
            new InWords("fewer than " + Stratum.MIN_PER_SIDE + " on a side", "有一侧不足 " + Stratum.MIN_PER_SIDE + " 个");

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;

    WorkingReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
    }

    Future<Working> answer() {
        List<StratumKey> keys = ComparisonReport.keys(query);
        return new Gathering(view, query.byEntry(), Sql.cohort(query, now))
                .groups(keys)
                .compose(groups -> states().map(states -> working(Cells.of(keys, groups), states)));
    }

    private Future<List<Working.StateCount>> states() {
        boolean fcr = query.focus().metric().equals("fcr");
        return view.query(
                        Sql.cohort(query, now).sums(List.of("state::VARCHAR", "entry::VARCHAR"), Tally.SUMS),
                        row -> count(row, fcr))
                .map(WorkingReport::merged);
    }

    private static Working.StateCount count(ResultSet row, boolean fcr) throws SQLException {
        Tally tally = Tally.read(row, 3);
        long over = fcr ? tally.first() : tally.counted();
        boolean bot = row.getString(2).equals("bot_first");
        return new Working.StateCount(row.getString(1), bot ? over : 0, bot ? 0 : over);
    }

    private static List<Working.StateCount> merged(List<Working.StateCount> sides) {
        Map<String, Working.StateCount> states = new TreeMap<>();
        sides.forEach(side -> states.merge(side.state(), side, Working.StateCount::plus));
        return states.values().stream()
                .filter(state -> state.both() > 0)
                .sorted(Comparator.comparingLong(Working.StateCount::both).reversed())
                .toList();
    }

    private Working working(Cells cells, List<Working.StateCount> states) {
        LikeForLikeFigures figures = new LikeForLikeFigures(cells, query);
        LikeForLikeFigures.Attempt attempt = rate().map(metric -> figures.attempt(metric, DesignEffects.NONE))
                .orElseGet(() -> figures.attemptOfMeans(DesignEffects.NONE));
        Map<String, Double> weights = new HashMap<>();
        attempt.answer()
                .map(Standardised::weights)
                .orElse(List.of())
                .forEach((StratumWeight w) -> weights.put(w.stratum(), w.weight()));
        Cells strata = attempt.cells();
        List<Working.StratumLine> lines = strata.all().stream()
                .map(cell -> line(cell, weights.getOrDefault(cell.name(), 0.0)))
                .sorted(Comparator.comparingLong(Working.StratumLine::contacts).reversed())
                .limit(MOST)
                .toList();
        return new Working(
                query.rules().definition().version(),
                ComparisonReport.window(query),
                query.focus().metric(),
                MetricTexts.of(query.focus().metric(), query.chinese()),
                WorkingSteps.formulas(query),
                ComparisonReport.population(cells.total().both()),
                WorkingSteps.of(query, cells.total()),
                states,
                DefinitionText.rules(query.rules().definition(), query.chinese()),
                strata.keys().stream().map(StratumKey::word).toList(),
                strata.all().size(),
                lines);
    }

    private Optional<RateMetric> rate() {
        return switch (query.focus().metric()) {
            case "fcr" -> Optional.of(RateMetric.FCR);
            case "confirmed" -> Optional.of(RateMetric.CONFIRMED);
            case "csat" -> Optional.of(RateMetric.CSAT);
            default -> Optional.empty();
        };
    }

    private Working.StratumLine line(Cells.Cell cell, double weight) {
        Stratum stratum = rate().<Stratum>map(
                        metric -> new RateStratum(cell.name(), metric.of(cell.bot()), metric.of(cell.human())))
                .orElseGet(() -> new MeanStratum(cell.name(), Side.handled(cell.bot()), Side.handled(cell.human())));
        long contacts = rate().map(metric -> metric.contacts(cell.both()))
                .orElse(cell.both().counted());
        return new Working.StratumLine(
                cell.values(),
                contacts,
                arm(cell.bot()),
                arm(cell.human()),
                weight,
                stratum.enters() ? null : THIN.of(query));
    }

    private Arm arm(Tally tally) {
        return rate().map(metric -> query.house().arms().of(metric, Side.of(tally)))
                .orElseGet(() -> query.house().arms().seconds(Side.of(tally)));
    }
}
