package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.query.ReportQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A metric of the comparison on one side, with the numbers it is computed of and what is told beside it. */
final class SideLines {
    private final ReportQuery query;
    private final Figure figure;
    private final Calculations calculations;

    SideLines(ReportQuery query, Figure figure) {
        this.query = query;
        this.figure = figure;
        this.calculations = new Calculations(query.chinese());
    }

    /** Empty for the handle time. */
    Optional<RateMetric> rate() {
        return Stream.of(RateMetric.values())
                .filter(metric -> metric.name().equalsIgnoreCase(figure.name()))
                .findFirst();
    }

    /** @param timeParts seconds of each part of a handle time; empty where they are not told */
    Line line(String of, Side side, List<Double> timeParts) {
        Arms arms = Arms.in(query.house());
        SideParts parts = new SideParts(query.chinese(), side);
        return rate().map(metric -> with(
                        calculations.line(of, side.counts(metric), arms.of(metric, side)),
                        metric == RateMetric.CSAT ? parts.satisfaction(arms.csat(side)) : parts.assumed(metric)))
                .orElseGet(() -> with(
                        calculations.line(of, side.times(), arms.seconds(side)),
                        parts.times(arms.seconds(side), timeParts)));
    }

    private static Line with(Line line, List<Derived> parts) {
        return new Line(line.of(), line.numbers(), line.figure(), line.calculation(), parts);
    }
}
