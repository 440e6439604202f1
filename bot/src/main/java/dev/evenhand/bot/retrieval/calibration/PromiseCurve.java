package dev.evenhand.bot.retrieval.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which threshold keeps which precision, on rows judged out of fold. */
final class PromiseCurve {

    private PromiseCurve() {}

    static List<Promise> of(List<Calibrator.Judged> judged, int articles, boolean cautious) {
        var sorted = judged.stream()
                .sorted(Comparator.comparingDouble(Calibrator.Judged::logit).reversed())
                .toList();
        double[] thresholds = new Thresholds(sorted, articles).logits(cautious);
        double surest = sorted.get(0).logit();
        var promises = new ArrayList<Promise>();
        for (int i = 0; i < thresholds.length; i++) {
            // What no row of its own was sure of is not promised.
            double threshold = thresholds[i] > surest ? 1 : BinaryLogit.sigmoid(thresholds[i]);
            promises.add(promise(sorted, Thresholds.precision(i), threshold, articles));
        }
        return promises;
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
