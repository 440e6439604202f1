package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Mover;
import dev.evenhand.metrics.statistics.WeightingClasses;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import dev.evenhand.metrics.statistics.stratified.StratumWeight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told beside a standardised rate, under the same weights.
 *
 * @param keys by which the strata are told apart
 * @param strata those that entered
 * @param weights of each of them
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
record StandardisedParts(RateMetric metric, List<StratumKey> keys, List<Cells.Cell> strata, double[] weights) {
    static StandardisedParts of(RateMetric metric, LikeForLikeFigures.Attempt attempt) {
        List<StratumWeight> weights = attempt.answer().map(Standardised::weights).orElse(List.of()).stream()
                .filter(weight -> weight.weight() > 0)
                .toList();
        Map<String, Cells.Cell> cells =
                attempt.cells().all().stream().collect(Collectors.toMap(Cells.Cell::name, cell -> cell));
        List<Cells.Cell> strata = weights.stream()
                .map(weight -> Objects.requireNonNull(cells.get(weight.stratum())))
                .toList();
        return new StandardisedParts(
                metric,
                attempt.cells().keys(),
                strata,
                weights.stream().mapToDouble(StratumWeight::weight).toArray());
    }

    /** Contacts of one side. */
    long n(Function<Cells.Cell, Tally> arm) {
        return strata.stream().mapToLong(cell -> metric.of(arm.apply(cell)).n()).sum();
    }

    /** What rests on silence; empty where nothing entered. */
    Optional<Interval> assumed(Function<Cells.Cell, Tally> arm, Side side) {
        double effect = side.counts(metric).largestEffect();
        List<Interval> parts =
                strata.stream().map(arm).map(tally -> silent(tally, effect)).toList();
        return strata.isEmpty()
                ? Optional.empty()
                : Optional.of(Mover.sum(weights, parts).clipped(0, 1));
    }

    private Interval silent(Tally tally, double effect) {
        double n = (double) metric.of(tally).n();
        return Wilson.interval(metric.assumed(tally) / n, n / effect);
    }

    /**
     * The survey behind a standardised satisfaction.
     *
     * @param offered null where some answer does not tell that it was asked for
     * @param bounds what the silent could make of it, stratum by stratum; null likewise
     */
    record Survey(@Nullable Long offered, long answered, Arm.@Nullable Bounds bounds) {}

    Survey survey(Function<Cells.Cell, Tally> arm) {
        List<Tally> tallies = strata.stream().map(arm).toList();
        long answered = tallies.stream().mapToLong(Tally::answered).sum();
        if (tallies.isEmpty() || tallies.stream().anyMatch(tally -> tally.asked() == null)) {
            return new Survey(null, answered, null);
        }
        Arm.Bounds bounds = new Arm.Bounds(
                weighted(tallies, tally -> tally.content() / asked(tally)),
                weighted(tallies, tally -> (tally.content() + asked(tally) - tally.answered()) / asked(tally)));
        return new Survey(
                (long) tallies.stream().mapToDouble(StandardisedParts::asked).sum(), answered, bounds);
    }

    /**
     * The satisfaction of one side as if all who were asked had answered like those of their stratum and kind who did; empty
     * where some answer does not tell that it was asked for, or nothing entered.
     *
     * @param classes of the side, stratum by stratum
     */
    Optional<Satisfaction> weighted(SurveyClasses classes, double designEffect) {
        List<Satisfaction> told = strata.stream()
                .flatMap(cell -> WeightingClasses.of(classes.in(cell.name())).stream())
                .map(one -> one.under(designEffect))
                .toList();
        return told.isEmpty() || told.size() < strata.size()
                ? Optional.empty()
                : Optional.of(Satisfaction.standardised(weights, told));
    }

    private double weighted(List<Tally> tallies, ToDoubleFunction<Tally> part) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * part.applyAsDouble(tallies.get(i));
        }
        return Math.min(1, sum);
    }

    private static double asked(Tally tally) {
        return (double) Objects.requireNonNull(tally.asked());
    }
}
