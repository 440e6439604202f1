package dev.evenhand.metrics.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Survey answers weighted to stand for everybody who was asked.
 *
 * <p>In each cell (path, topic, state without the answer) an answer counts {@code w = offered/answered}: the silent are taken
 * to think as those of their cell who spoke. So a cell must not be made from the answers: one of the content alone has no
 * silent. Effective size {@code (Σw)²/Σw²} (L. Kish, Survey Sampling, 1965, §11.7); the
 * bounds take all the silent as dissatisfied, then all as satisfied (C. F. Manski, Partial Identification of
 * Probability Distributions, ch. 1). R. J. A. Little, Int. Stat. Review 54 (1986) 139.
 */
public final class WeightingClasses {
    private WeightingClasses() {}

    /** Surveys offered in one cell, answers to them, and the satisfied among those. */
    public record Cell(String name, long offered, long answered, long satisfied) {
        public Cell {
            Checks.that(
                    0 <= satisfied && satisfied <= answered && answered <= offered,
                    "satisfied <= answered <= offered must hold",
                    satisfied + ", " + answered + ", " + offered);
        }
    }

    /**
     * What the answers say.
     *
     * @param raw satisfied ÷ answered, with Wilson's interval
     * @param weighted the same weighted, with Wilson's interval at {@code kish} answers
     * @param kish how many equally weighted answers would be worth as much
     * @param bounds what the silent can make of it: not a confidence interval, no certainty is claimed inside
     * @param coverage share in (0, 1] of those asked whose cell holds an answer; the weighted rate speaks for them
     *     only
     */
    public record Satisfaction(Interval raw, Interval weighted, double kish, Interval bounds, double coverage) {
        /**
         * Of independent strata, each weighted within itself, on one and the same mix: {@code p = ΣW p_s}, limits by {@link
         * Mover} from those of the strata; an answer's weight is {@code W_s} times its share of its stratum, so that Kish's
         * size is {@code 1/Σ(W_s²/kish_s)}.
         *
         * @param weights of the strata; they sum to 1
         * @throws IllegalArgumentException if there are not as many weights as strata
         */
        public static Satisfaction standardised(double[] weights, List<Satisfaction> strata) {
            Interval weighted = sum(weights, strata, Satisfaction::weighted);
            double squares = 0;
            double covered = 0;
            for (int s = 0; s < weights.length; s++) {
                squares += weights[s] * weights[s] / strata.get(s).kish;
                covered += weights[s] * strata.get(s).coverage;
            }
            Interval bounds = new Interval(
                    weighted.value(),
                    total(weights, strata, one -> one.bounds.low()),
                    total(weights, strata, one -> one.bounds.high()));
            return new Satisfaction(
                    sum(weights, strata, Satisfaction::raw),
                    weighted,
                    1 / squares,
                    bounds.clipped(0, 1),
                    Math.min(1, covered));
        }

        private static Interval sum(
                double[] weights, List<Satisfaction> strata, Function<Satisfaction, Interval> part) {
            return Mover.sum(weights, strata.stream().map(part).toList()).clipped(0, 1);
        }

        private static double total(double[] weights, List<Satisfaction> strata, ToDoubleFunction<Satisfaction> part) {
            double total = 0;
            for (int s = 0; s < weights.length; s++) {
                total += weights[s] * part.applyAsDouble(strata.get(s));
            }
            return total;
        }

        /** The weighted rate where answers of the same customer resemble each other: at so many times fewer answers. */
        public Satisfaction under(double designEffect) {
            double fewer = kish / designEffect;
            return designEffect == 1
                    ? this
                    : new Satisfaction(raw, Wilson.interval(weighted.value(), fewer), fewer, bounds, coverage);
        }
    }

    /** The satisfaction over all cells, in any order; empty if nobody answered. */
    public static Optional<Satisfaction> of(List<Cell> cells) {
        double offered = cells.stream().mapToDouble(c -> (double) c.offered).sum();
        long answered = cells.stream().mapToLong(Cell::answered).sum();
        long satisfied = cells.stream().mapToLong(Cell::satisfied).sum();
        List<Cell> heard = cells.stream().filter(c -> c.answered > 0).toList();
        if (heard.isEmpty()) {
            return Optional.empty();
        }
        double weights = heard.stream().mapToDouble(c -> (double) c.offered).sum();
        double squares = heard.stream().mapToDouble(c -> weight(c) * c.offered).sum();
        double rate = heard.stream().mapToDouble(c -> weight(c) * c.satisfied).sum() / weights;
        double kish = weights / squares * weights;
        double silent = offered - answered;
        return Optional.of(new Satisfaction(
                Wilson.known(new Proportion(satisfied, answered)),
                Wilson.interval(Math.min(1, rate), kish),
                kish,
                new Interval(rate, satisfied / offered, (satisfied + silent) / offered).clipped(0, 1),
                weights / offered));
    }

    private static double weight(Cell cell) {
        return (double) cell.offered / cell.answered;
    }
}
