package dev.evenhand.bot.retrieval.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Fits the scorer to a rehearsal, and finds thresholds on articles the fit has not seen. */
final class Calibrator {

    private static final int ARTICLE_FOLDS = 10;
    /** What an easy hidden article still counts in cautious mode. */
    private static final double EASY_SHARE = 0.15;

    private static final double ALL_BUT_FREE = 1e-3;

    private Calibrator() {}

    static Calibration calibrate(Rehearsal rehearsal, Settings settings) {
        List<Row> rows = rehearsal.rows;
        double[] weights = weights(rows, settings.oosShare(), filled(rows.size()));
        var scorer = Scorer.fit(rows, weights);
        if (settings.cautious()) {
            weights = weights(rows, settings.oosShare(), hardHalf(rows, scorer, rehearsal.articleIds.size()));
            scorer = Scorer.fit(rows, weights);
        }
        var folds = Folds.random(rehearsal.articleIds.size(), ARTICLE_FOLDS, ARTICLE_FOLDS);
        var unscaled = crossJudged(rows, weights, folds);
        var platt = platt(unscaled, settings.oosShare());
        var judged = unscaled.stream().map(row -> row.scaledBy(platt)).toList();
        var findings = new Calibration.Findings(
                PromiseCurve.of(judged, rehearsal.articleIds.size(), settings.cautious()),
                Confusions.of(judged, rehearsal.articleIds),
                rows.size());
        return new Calibration(scorer.scaledBy(platt), settings, findings);
    }

    /** Rows that may be answered share 1 - pi of the weight, the others pi; the mean weight is 1. */
    private static double[] weights(List<Row> rows, double oosShare, double[] relative) {
        double in = 0;
        double out = 0;
        for (int r = 0; r < relative.length; r++) {
            if (rows.get(r).answerable()) {
                in += relative[r];
            } else {
                out += relative[r];
            }
        }
        var weights = new double[relative.length];
        for (int r = 0; r < weights.length; r++) {
            double share = rows.get(r).answerable() ? (1 - oosShare) / in : oosShare / out;
            weights[r] = relative[r] * share * weights.length;
        }
        return weights;
    }

    /** Full weight for the half of the articles that, when hidden, look most like another. */
    private static double[] hardHalf(List<Row> rows, Scorer scorer, int articles) {
        var sums = new double[articles];
        var counts = new int[articles];
        for (var row : rows) {
            if (!row.answerable()) {
                sums[row.article()] += scorer.judge(row.evidence()).winnerShare();
                counts[row.article()]++;
            }
        }
        double[] means = IntStream.range(0, articles)
                .mapToDouble(c -> sums[c] / Math.max(1, counts[c]))
                .toArray();
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        double middle = sorted[articles / 2];
        return rows.stream()
                .mapToDouble(row -> row.answerable() || means[row.article()] >= middle ? 1 : EASY_SHARE)
                .toArray();
    }

    /** Judges each row by a scorer fitted to the rows of other articles. */
    private static List<Judged> crossJudged(List<Row> rows, double[] weights, int[] foldOfArticle) {
        return IntStream.range(0, ARTICLE_FOLDS)
                .parallel()
                .mapToObj(fold -> {
                    int[] others = IntStream.range(0, weights.length)
                            .filter(r -> foldOfArticle[rows.get(r).article()] != fold)
                            .toArray();
                    int[] own = IntStream.range(0, weights.length)
                            .filter(r -> foldOfArticle[rows.get(r).article()] == fold)
                            .toArray();
                    return own.length == 0 ? List.<Judged>of() : judged(rows, weights, others, own);
                })
                .toList()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Judged> judged(List<Row> rows, double[] weights, int[] others, int[] own) {
        var scorer = Scorer.fit(
                Arrays.stream(others).mapToObj(rows::get).toList(),
                Arrays.stream(others).mapToDouble(r -> weights[r]).toArray());
        return Arrays.stream(own)
                .mapToObj(r -> {
                    var verdict = scorer.judge(rows.get(r).evidence());
                    return new Judged(rows.get(r), verdict.article(), verdict.logit(), weights[r]);
                })
                .toList();
    }

    /**
     * Articles the fit has not seen show how far its logit is to be stretched and moved. All of them count in full:
     * caution raises the threshold, and says nothing about how likely an answer is to be right.
     */
    private static BinaryLogit platt(List<Judged> judged, double oosShare) {
        var logits = judged.stream().map(row -> new double[] {row.logit()}).toArray(double[][]::new);
        var right = new boolean[judged.size()];
        for (int r = 0; r < right.length; r++) {
            right[r] = judged.get(r).right();
        }
        var rows = judged.stream().map(Judged::row).toList();
        double[] weights = weights(rows, oosShare, filled(rows.size()));
        return BinaryLogit.fit(new BinaryLogit.Examples(logits, right, weights), ALL_BUT_FREE);
    }

    private static double[] filled(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A row with the pick of a scorer that has not seen its article. */
    record Judged(Row row, int picked, double logit, double weight) {

        boolean right() {
            return row.answerable() && picked == row.article();
        }

        double probability() {
            return BinaryLogit.sigmoid(logit);
        }

        Judged scaledBy(BinaryLogit platt) {
            return new Judged(row, picked, platt.logit(new double[] {logit}), weight);
        }
    }
}
