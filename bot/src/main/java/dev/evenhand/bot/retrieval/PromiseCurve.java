package dev.evenhand.bot.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which threshold keeps which precision, on rows judged out of fold. */
final class PromiseCurve {

    private static final int LOWEST_PERCENT = 50;
    private static final int HIGHEST_PERCENT = 99;

    private PromiseCurve() {}

    static List<Promise> of(List<Calibrator.Judged> judged, int articles) {
        var sorted = judged.stream()
                .sorted(Comparator.comparingDouble(Calibrator.Judged::probability)
                        .reversed())
                .toList();
        var promises = new ArrayList<Promise>();
        for (int percent = LOWEST_PERCENT; percent <= HIGHEST_PERCENT; percent++) {
            double precision = percent / 100.0;
            promises.add(promise(sorted, precision, threshold(sorted, precision), articles));
        }
        return promises;
    }

    /**
     * The smallest probability such that the weighted precision of all rows from it upward still keeps the promise; 1 if
     * there is none. The promise is about the average of everything answered, not about the last answer.
     */
    private static double threshold(List<Calibrator.Judged> sorted, double precision) {
        double threshold = 1;
        double all = 0;
        double right = 0;
        for (int r = 0; r < sorted.size(); r++) {
            var row = sorted.get(r);
            all += row.weight();
            right += row.right() ? row.weight() : 0;
            boolean tied = r + 1 < sorted.size() && sorted.get(r + 1).probability() == row.probability();
            if (!tied && right >= precision * all) {
                threshold = row.probability();
            }
        }
        return threshold;
    }

    /** Coverage with the spread between articles, which differ more than phrases of one article do. */
    private static Promise promise(List<Calibrator.Judged> sorted, double precision, double threshold, int articles) {
        var answered = new double[articles];
        var asked = new double[articles];
        for (var row : sorted) {
            int article = row.row().article();
            asked[article] += row.weight();
            answered[article] += row.probability() >= threshold && threshold < 1 ? row.weight() : 0;
        }
        double total = sum(asked);
        double coverage = sum(answered) / total;
        double squares = 0;
        for (int c = 0; c < articles; c++) {
            double away = answered[c] - coverage * asked[c];
            squares += away * away;
        }
        double error = Math.sqrt(squares * articles / Math.max(1, articles - 1)) / total;
        return new Promise(
                precision,
                threshold,
                coverage,
                Math.max(0, coverage - 1.96 * error),
                Math.min(1, coverage + 1.96 * error));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
