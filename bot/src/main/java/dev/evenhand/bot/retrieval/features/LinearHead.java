package dev.evenhand.bot.retrieval.features;

import java.util.Arrays;

/** A score per article that is linear in the message's vector: weights by dimension and article, and an offset. */
final class LinearHead {

    private final double[][] weights;
    private final double[] offsets;

    /** Weights have a row per dimension and a column per article. */
    LinearHead(double[][] weights, double[] offsets) {
        this.weights = weights;
        this.offsets = offsets;
    }

    double[] scores(float[] vector) {
        double[] scores = offsets.clone();
        for (int i = 0; i < vector.length; i++) {
            double xi = vector[i];
            double[] row = weights[i];
            for (int c = 0; c < scores.length; c++) {
                scores[c] += xi * row[c];
            }
        }
        return scores;
    }

    /** Cosine to the normalised mean of an article's vectors. */
    static LinearHead centroids(Moments moments) {
        int articles = moments.articles();
        var weights = new double[moments.dimension][articles];
        for (int c = 0; c < articles; c++) {
            double length = 0;
            for (double part : moments.sums[c]) {
                length += part * part;
            }
            double scale = length > 0 ? 1 / Math.sqrt(length) : 0;
            for (int i = 0; i < moments.dimension; i++) {
                weights[i][c] = scale * moments.sums[c][i];
            }
        }
        return new LinearHead(weights, new double[articles]);
    }

    /** Ridge regression of "belongs to the article" on the vector, penalty .5, intercept all but free. */
    static LinearHead ridge(Moments moments) {
        int size = moments.dimension + 1;
        double[] sum = moments.grandSum();
        var normal = new double[size][size];
        var targets = new double[size][moments.articles()];
        for (int i = 0; i < moments.dimension; i++) {
            System.arraycopy(moments.products[i], i, normal[i], i, moments.dimension - i);
            normal[i][i] += 0.5;
            normal[i][moments.dimension] = sum[i];
            for (int c = 0; c < moments.articles(); c++) {
                targets[i][c] = moments.sums[c][i];
            }
        }
        normal[moments.dimension][moments.dimension] = moments.total() + 0.001;
        for (int c = 0; c < moments.articles(); c++) {
            targets[moments.dimension][c] = moments.counts[c];
        }
        Cholesky.of(normal).solveInPlace(targets);
        double[] intercepts = targets[moments.dimension];
        return new LinearHead(Arrays.copyOf(targets, moments.dimension), intercepts);
    }
}
