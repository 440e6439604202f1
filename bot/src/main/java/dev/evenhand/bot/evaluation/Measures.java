package dev.evenhand.bot.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Figures over attempts; answering a question out of scope is an error, and coverage is over all questions. */
final class Measures {

    private static final int BINS = 10;

    private final List<Attempt> byConfidence;

    Measures(List<Attempt> attempts) {
        this.byConfidence = attempts.stream()
                .sorted(Comparator.comparingDouble(Attempt::confidence).reversed())
                .toList();
    }

    /** Share of questions in scope whose best candidate is right, whatever its confidence; NaN without any. */
    double accuracy() {
        return byConfidence.stream()
                .filter(Attempt::inScope)
                .mapToDouble(attempt -> attempt.right() ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    /** Probability that a question in scope has more confidence than one out of scope (Mann–Whitney); NaN without both. */
    double auroc() {
        double insAbove = 0;
        double pairs = 0;
        double outs = 0;
        for (int from = 0; from < byConfidence.size(); ) {
            int to = endOfTie(from);
            long ins = byConfidence.subList(from, to).stream()
                    .filter(Attempt::inScope)
                    .count();
            long tiedOuts = to - from - ins;
            pairs += tiedOuts * (insAbove + ins / 2.0);
            insAbove += ins;
            outs += tiedOuts;
            from = to;
        }
        return pairs / (insAbove * outs);
    }

    /** Share of errors among the most confident answers, averaged over every coverage; ties share their errors evenly. */
    double areaUnderRiskCoverage() {
        return curve().stream()
                .mapToDouble(point -> 1 - point.precision())
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The area left when every article is picked right and everything in scope comes first: the questions out of scope at
     * the end are errors for any method. About s + (1 - s) ln(1 - s) at a share s (Geifman, Uziel and El-Yaniv, ICLR 2019).
     */
    double areaNoneAvoids() {
        long inScope = byConfidence.stream().filter(Attempt::inScope).count();
        return LongStream.rangeClosed(1, byConfidence.size())
                .mapToDouble(answered -> Math.max(0, answered - inScope) / (double) answered)
                .average()
                .orElse(Double.NaN);
    }

    /** The largest coverage whose answers are right at least that often. */
    double coverageAt(double precision) {
        return curve().stream()
                .filter(point -> point.precision() >= precision - 1e-12)
                .mapToDouble(RiskCoverage::coverage)
                .max()
                .orElse(0);
    }

    /** Gap between confidence and share of right answers, over ten bins of equal width, weighted by size. */
    double calibrationError() {
        var gap = new double[BINS];
        for (var attempt : byConfidence) {
            int bin = (int) Math.min(BINS - 1, Math.floor(attempt.confidence() * BINS));
            gap[bin] += attempt.confidence() - (attempt.right() ? 1 : 0);
        }
        double sum = 0;
        for (double part : gap) {
            sum += Math.abs(part);
        }
        return sum / byConfidence.size();
    }

    /** Precision after each further answer, the most confident first. */
    List<RiskCoverage> curve() {
        var points = new ArrayList<RiskCoverage>();
        double right = 0;
        int n = byConfidence.size();
        for (int from = 0; from < n; ) {
            int to = endOfTie(from);
            double share = byConfidence.subList(from, to).stream()
                            .filter(Attempt::right)
                            .count()
                    / (double) (to - from);
            for (int k = from; k < to; k++) {
                right += share;
                points.add(new RiskCoverage(
                        (k + 1.0) / n, right / (k + 1), byConfidence.get(k).confidence()));
            }
            from = to;
        }
        return points;
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < byConfidence.size()
                && byConfidence.get(to).confidence() == byConfidence.get(from).confidence()) {
            to++;
        }
        return to;
    }
}
