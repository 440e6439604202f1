package dev.evenhand.metrics.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Survey answers weighted to stand for everybody who was asked.
 *
 * <p>In each cell (path, topic, how it ended) an answer counts {@code w = offered/answered}: the silent are taken to think
 * as those of their cell who spoke. So a cell must not be made from the answers: one of the content alone has no silent. Effective size {@code (Σw)²/Σw²} (L. Kish, Survey Sampling, 1965, §11.7); the
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
