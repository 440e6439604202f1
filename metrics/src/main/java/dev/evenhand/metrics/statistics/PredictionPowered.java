package dev.evenhand.metrics.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A rate graded by a judge who errs, set right by an audited random part of it.
 *
 * <p>{@code θ = q + mean(label − judge)}, {@code SE² = q(1−q)/N + s²/n}: the judge's rate q of N, moved by the mean
 * error in the n audited, s² with divisor n − 1. A. N. Angelopoulos and others, Science 382 (2023) 669. Where hardly
 * an error was found s² is at least that of Wilson's upper limit for their rate: of a judge whom an audit of n never
 * caught, the interval reaches just as far as that limit. A judge who is never wrong leaves his rate as it is; if
 * neither he nor the audit varies, Wilson's interval at the size of the audit is given. Where customers come several times
 * both terms are multiplied by their {@link Effects design effects}.
 */
public final class PredictionPowered {
    /** Audits below which a cell's errors vary as those of all cells together. */
    private static final int FEW = 10;

    /** Errors below which their variance cannot be told from the audit: a judge nobody caught is not faultless. */
    private static final int RARE = 3;

    private PredictionPowered() {}

    /** What the audit found: judge yes and true, yes but false, no but true, no and false. */
    public record Audit(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
        public Audit {
            long least = Math.min(Math.min(truePositives, falsePositives), Math.min(falseNegatives, trueNegatives));
            Checks.that(least >= 0, "counts must not be negative", least);
        }

        /** How many were audited. */
        public long n() {
            return truePositives + falsePositives + falseNegatives + trueNegatives;
        }

        public Audit plus(Audit other) {
            return new Audit(
                    truePositives + other.truePositives,
                    falsePositives + other.falsePositives,
                    falseNegatives + other.falseNegatives,
                    trueNegatives + other.trueNegatives);
        }

        /** Whether too few errors were found to tell from them how much errors vary. */
        public boolean rare() {
            return wrong() < RARE;
        }

        /** The errors, label − judge, as a sample; of at least two. */
        public Sample errors() {
            double mean = (double) (falseNegatives - falsePositives) / n();
            double squares = wrong() - n() * mean * mean;
            return new Sample(n(), mean, Math.max(0, squares) / (n() - 1));
        }

        private long wrong() {
            return falsePositives + falseNegatives;
        }

        /** s² of the errors; not below that of Wilson's upper limit for their rate where hardly any was found. */
        private double variance() {
            double found = errors().variance();
            if (!rare()) {
                return found;
            }
            double most = Wilson.known(new Proportion(wrong(), n())).high();
            return Math.max(found, most * (1 - most));
        }
    }

    /**
     * How many times the variance of independent contacts that of the judge's rate and that of the errors really have, since
     * customers come several times; at least 1.
     */
    public record Effects(double judged, double errors) {
        /** Every contact is another customer's. */
        public static final Effects NONE = new Effects(1, 1);

        public Effects {
            Checks.finite("judged", judged);
            Checks.finite("errors", errors);
            Checks.that(judged >= 1 && errors >= 1, "a design effect is at least 1", Math.min(judged, errors));
        }
    }

    /** A cell (path, topic) within which the audited were drawn at random: all the judge graded, and the audit. */
    public record Cell(Proportion judged, Audit audit) {}

    /**
     * What one cell adds: {@code weight·(q + error)} to the rate, {@code weight²·(q(1−q)/N + variance/n)} to its square error.
     *
     * @param weight share of all judged
     * @param error mean of label − judge
     * @param variance of these, s²; that of all cells where hardly anything was audited
     */
    public record Term(Cell cell, double weight, double error, double variance) {
        private double value() {
            return weight * (cell.judged.p() + error);
        }

        private double squareError(Effects effects) {
            double q = cell.judged.p();
            double judge = effects.judged * q * (1 - q) / cell.judged.n();
            return weight * weight * (judge + effects.errors * variance / cell.audit.n());
        }
    }

    /** The corrected rate with its interval in [0, 1], the standard error, and what both are made of. */
    public record Corrected(Interval rate, double standardError, List<Term> terms, Effects effects) {
        public Corrected {
            terms = List.copyOf(terms);
        }
    }

    /** The corrected rate of one cell; empty unless something was judged and at least two were audited. */
    public static Optional<Corrected> rate(Proportion judged, Audit audit) {
        return rate(List.of(new Cell(judged, audit)), Effects.NONE);
    }

    /**
     * The corrected rate over cells weighted by how many were judged in each; empty if any that counts lacks its
     * audit.
     */
    public static Optional<Corrected> rate(List<Cell> cells, Effects effects) {
        List<Cell> judged = cells.stream().filter(c -> c.judged.n() > 0).toList();
        double all = judged.stream().mapToDouble(c -> (double) c.judged.n()).sum();
        if (judged.isEmpty() || judged.stream().anyMatch(c -> c.audit.n() < 2)) {
            return Optional.empty();
        }
        Audit together = judged.stream().map(Cell::audit).reduce(Audit::plus).orElseThrow();
        List<Term> terms = judged.stream()
                .map(cell -> new Term(
                        cell,
                        cell.judged.n() / all,
                        cell.audit.errors().mean(),
                        (cell.audit.n() < FEW ? together : cell.audit).variance()))
                .toList();
        return Optional.of(corrected(terms, effects));
    }

    private static Corrected corrected(List<Term> terms, Effects effects) {
        double rate = 0;
        double squareError = 0;
        double audited = 0;
        for (Term term : terms) {
            rate += term.value();
            squareError += term.squareError(effects);
            audited += (double) term.cell.audit.n();
        }
        double clipped = Math.min(1, Math.max(0, rate));
        double error = Math.sqrt(squareError);
        Interval interval = error == 0
                ? Wilson.interval(clipped, audited / effects.errors)
                : Interval.around(clipped, StandardNormal.Z * error).clipped(0, 1);
        return new Corrected(interval, error, terms, effects);
    }
}
