package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.View;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a metric of the comparison is made of: both sides, the three ways to compare, and what stands beside them; or who handled it. */
final class HeadlineWorking {
    static final List<String> SIDES = List.of("bot_first", "human_first");
    static final List<String> HANDLERS = List.of("bot_only", "bot_then_human", "human_only");

    /** What a handle time adds up from; a part that is not told is none, since the whole is known. */
    private static final List<String> PARTS =
            List.of("bot_elapsed_seconds", "human_handle_seconds", "human_wrap_up_seconds");

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Calculations calculations;
    private final SideLines sideLines;

    HeadlineWorking(OutcomeView view, ReportQuery query, Instant now, Figure figure) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figure = figure;
        this.calculations = new Calculations(query.chinese());
        this.sideLines = new SideLines(query, figure);
    }

    Future<Made> made() {
        return query.view() == View.HANDLED ? described() : compared();
    }

    /** By who handled it: a description, so without a difference. */
    private Future<Made> described() {
        return new ComparisonReport(view, query, now).handled().compose(handled -> timeParts("handled::VARCHAR")
                .map(parts -> new Made(
                        lines(HANDLERS, handled.sides(), parts),
                        List.of(),
                        classes(handled.classes()),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        Made.Strata.NONE)));
    }

    private Future<Made> compared() {
        return new ComparisonReport(view, query, now).made().compose(compared -> timeParts("entry::VARCHAR")
                .map(parts -> made(compared, parts)));
    }

    /** Seconds of each part by side; empty but for the handle time. */
    private Future<Map<String, List<Double>>> timeParts(String side) {
        List<Sum> sums = PARTS.stream()
                .map(part -> Sum.of("(" + part + " * 1000)::BIGINT", figure.rows()))
                .toList();
        return sideLines.rate().isPresent()
                ? Future.succeededFuture(Map.of())
                : view.query(
                                Sql.cohort(query, now).sums(List.of(side), sums),
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
        Optional<RateMetric> rate = sideLines.rate();
        Adjustment adjustment = new Adjustment(compared, query, rate);
        List<Derived> contrasts = new ArrayList<>(List.of(raw(compared, (Raw.ByEntry) metric.raw())));
        contrasts.addAll(adjustment.contrasts(metric.likeForLike()));
        List<Working.Draw> draws = compared.draws(rate);
        contrasts.addAll(new LotteryCalculation(query.chinese(), rate, draws).contrasts(metric.randomised()));
        return new Made(
                lines(SIDES, compared.sides(), timeParts).stream()
                        .map(line -> withAdjusted(line, metric.likeForLike()))
                        .map(line -> withDrawn(line, compared.holdout()))
                        .toList(),
                contrasts,
                classes(compared.extras().survey().bySide()),
                draws,
                List.of(),
                List.of(),
                null,
                adjustment.strata());
    }

    private Derived raw(ComparisonReport.Compared compared, Raw.ByEntry raw) {
        Side bot = compared.side(SIDES.get(0));
        Side human = compared.side(SIDES.get(1));
        return sideLines
                .rate()
                .map(metric -> calculations.difference(bot.counts(metric), human.counts(metric), raw.difference()))
                .orElseGet(() -> calculations.difference(bot.times(), human.times(), raw.difference()));
    }

    private List<Line> lines(List<String> names, Map<String, Side> sides, Map<String, List<Double>> timeParts) {
        return names.stream()
                .map(name -> sideLines.line(
                        name, sides.getOrDefault(name, Side.of(Tally.NONE)), timeParts.getOrDefault(name, List.of())))
                .toList();
    }

    /** Beside it what is told of this side like for like. */
    private Line withAdjusted(Line line, @Nullable LikeForLike adjusted) {
        if (adjusted == null) {
            return line;
        }
        Arm side = line.of().equals(SIDES.get(0)) ? adjusted.botFirst() : adjusted.humanFirst();
        return with(line, new AdjustedParts(query.chinese()).of(side));
    }

    private static Line with(Line line, List<Derived> more) {
        List<Derived> parts = new ArrayList<>(line.parts());
        parts.addAll(more);
        return new Line(line.of(), line.numbers(), line.figure(), line.calculation(), parts);
    }

    /** Beside it the same of those who were drawn to this side. */
    private Line withDrawn(Line line, @Nullable Holdout holdout) {
        Side side = holdout == null ? Side.of(Tally.NONE) : holdout.side(line.of());
        Line drawn = sideLines.line(line.of(), side, List.of());
        if (drawn.figure().n() == 0) {
            return line;
        }
        return with(
                line,
                List.of(new Derived(
                        "drawn",
                        drawn.figure().value(),
                        drawn.figure().low(),
                        drawn.figure().high(),
                        drawn.calculation())));
    }

    /** Of satisfaction alone. */
    private List<Working.SurveyClass> classes(SurveyClasses classes) {
        return sideLines.rate().filter(RateMetric.CSAT::equals).isEmpty() ? List.of() : classes.told();
    }
}
