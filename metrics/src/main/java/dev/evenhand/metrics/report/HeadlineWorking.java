package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Working.Derived;
import dev.evenhand.metrics.report.Working.Line;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a metric of the comparison is made of: both sides, the three ways to compare, and what stands beside them. */
final class HeadlineWorking {
    private static final List<String> SIDES = List.of("bot_first", "human_first");

    /** What a handle time adds up from; a part that is not told is none, since the whole is known. */
    private static final List<String> PARTS =
            List.of("bot_elapsed_seconds", "human_handle_seconds", "human_wrap_up_seconds");

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Calculations calculations;

    HeadlineWorking(OutcomeView view, ReportQuery query, Instant now, Figure figure) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figure = figure;
        this.calculations = new Calculations(query.chinese());
    }

    /** Empty for the handle time. */
    private Optional<RateMetric> rate() {
        return Stream.of(RateMetric.values())
                .filter(metric -> metric.name().equalsIgnoreCase(figure.name()))
                .findFirst();
    }

    Future<Made> made() {
        return new ComparisonReport(view, query.byEntry(), now).made().compose(compared -> timeParts()
                .map(parts -> made(compared, parts)));
    }

    /** Seconds of each part by side; empty but for the handle time. */
    private Future<Map<String, List<Double>>> timeParts() {
        List<Sum> sums = PARTS.stream()
                .map(part -> Sum.of("(" + part + " * 1000)::BIGINT", figure.rows()))
                .toList();
        return rate().isPresent()
                ? Future.succeededFuture(Map.of())
                : view.query(
                                Sql.cohort(query, now).sums(List.of("entry::VARCHAR"), sums),
                                row -> Map.entry(
                                        row.getString(1),
                                        List.of(
                                                row.getDouble(2) / 1e3,
                                                row.getDouble(3) / 1e3,
                                                row.getDouble(4) / 1e3)))
                        .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Made made(ComparisonReport.Compared compared, Map<String, List<Double>> timeParts) {
        Comparison.Metric metric = compared.metric(figure.name());
        Adjustment adjustment = new Adjustment(compared, query, rate());
        List<Derived> contrasts = new ArrayList<>(List.of(raw(compared, (Raw.ByEntry) metric.raw())));
        contrasts.addAll(adjustment.contrasts(metric.likeForLike()));
        List<Working.Draw> draws = compared.draws(rate());
        contrasts.addAll(new LotteryCalculation(query.chinese(), rate(), draws).contrasts(metric.randomised()));
        return new Made(
                SIDES.stream().map(side -> line(side, compared, timeParts)).toList(),
                contrasts,
                rate().filter(RateMetric.CSAT::equals)
                        .map(csat -> classes(compared))
                        .orElse(List.of()),
                draws,
                null,
                adjustment.strata());
    }

    private Derived raw(ComparisonReport.Compared compared, Raw.ByEntry raw) {
        Side bot = compared.side(SIDES.get(0));
        Side human = compared.side(SIDES.get(1));
        return rate().map(metric -> calculations.difference(bot.counts(metric), human.counts(metric), raw.difference()))
                .orElseGet(() -> calculations.difference(bot.times(), human.times(), raw.difference()));
    }

    private Line line(String name, ComparisonReport.Compared compared, Map<String, List<Double>> timeParts) {
        Side side = compared.side(name);
        Arms arms = query.house().arms();
        SideParts parts = new SideParts(query.chinese(), side);
        return rate().map(metric -> with(
                        calculations.line(name, side.counts(metric), arms.of(metric, side)),
                        metric == RateMetric.CSAT ? parts.satisfaction(arms.csat(side)) : parts.assumed(metric)))
                .orElseGet(() -> with(
                        calculations.line(name, side.times(), arms.seconds(side)),
                        parts.times(arms.seconds(side), timeParts.getOrDefault(name, List.of()))));
    }

    private static Line with(Line line, List<Derived> parts) {
        return new Line(line.of(), line.numbers(), line.figure(), line.calculation(), parts);
    }

    private static List<Working.SurveyClass> classes(ComparisonReport.Compared compared) {
        return SIDES.stream()
                .flatMap(side -> compared.classes().getOrDefault(side, List.of()).stream()
                        .map(cell -> surveyClass(side, cell)))
                .toList();
    }

    private static Working.SurveyClass surveyClass(String side, WeightingClasses.Cell cell) {
        Double weight = cell.answered() == 0 ? null : (double) cell.offered() / cell.answered();
        return new Working.SurveyClass(side, cell.name(), cell.offered(), cell.answered(), cell.satisfied(), weight);
    }
}
