package dev.evenhand.bot.retrieval.features;

import java.util.Arrays;

/**
 * Relative Mahalanobis distance: how much better an article's Gaussian explains a vector than one Gaussian over all
 * phrases does. Both covariances are shrunk toward a multiple of the identity.
 *
 * <p>Ren et al. 2021, "A simple fix to Mahalanobis distance for improving near-OOD detection".
 */
final class Mahalanobis {

    private static final double SHRINKAGE = 0.6;

    private final Cholesky within;
    private final Cholesky total;
    private final LinearHead articles;
    private final double[] grandMean;

    Mahalanobis(Moments moments) {
        int n = moments.total();
        this.grandMean = scaled(moments.grandSum(), 1.0 / n);
        double[][] totalScatter = copy(moments.products);
        subtractOuter(totalScatter, moments.grandSum(), 1.0 / n);
        double[][] withinScatter = copy(moments.products);
        for (int c = 0; c < moments.articles(); c++) {
            if (moments.counts[c] > 0) {
                subtractOuter(withinScatter, moments.sums[c], 1.0 / moments.counts[c]);
            }
        }
        double totalSpread = trace(totalScatter) / n;
        int freedom = Math.max(1, n - liveArticles(moments));
        double withinSpread = Math.max(trace(withinScatter) / freedom, 0.3 * totalSpread);
        this.within = Cholesky.of(shrunk(withinScatter, freedom, withinSpread));
        this.total = Cholesky.of(shrunk(totalScatter, n, Math.max(totalSpread, 1e-6)));
        this.articles = linearForm(moments, within);
    }

    double[] scores(float[] vector) {
        double[] x = new double[vector.length];
        double[] centred = new double[vector.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = vector[i];
            centred[i] = vector[i] - grandMean[i];
        }
        double common = 0.5 * total.inverseNorm(centred) - 0.5 * within.inverseNorm(x);
        double[] scores = articles.scores(vector);
        for (int c = 0; c < scores.length; c++) {
            scores[c] += common;
        }
        return scores;
    }

    /** With m the article's mean: (W^-1 m)'q - m'W^-1 m / 2; the part that is the same for all articles is left out. */
    private static LinearHead linearForm(Moments moments, Cholesky within) {
        int dimension = moments.dimension;
        var weights = new double[dimension][moments.articles()];
        for (int c = 0; c < moments.articles(); c++) {
            double scale = moments.counts[c] > 0 ? 1.0 / moments.counts[c] : 0;
            for (int i = 0; i < dimension; i++) {
                weights[i][c] = scale * moments.sums[c][i];
            }
        }
        var means = copy(weights);
        within.solveInPlace(weights);
        var offsets = new double[moments.articles()];
        for (int i = 0; i < dimension; i++) {
            for (int c = 0; c < offsets.length; c++) {
                offsets[c] -= 0.5 * means[i][c] * weights[i][c];
            }
        }
        return new LinearHead(weights, offsets);
    }

    private static double[][] shrunk(double[][] scatter, int freedom, double spreadSum) {
        double perDimension = spreadSum / scatter.length;
        for (int i = 0; i < scatter.length; i++) {
            for (int k = i; k < scatter.length; k++) {
                scatter[i][k] *= (1 - SHRINKAGE) / freedom;
            }
            scatter[i][i] += SHRINKAGE * perDimension;
        }
        return scatter;
    }

    private static int liveArticles(Moments moments) {
        return (int) Arrays.stream(moments.counts).filter(count -> count > 0).count();
    }

    private static void subtractOuter(double[][] upper, double[] x, double scale) {
        for (int i = 0; i < x.length; i++) {
            double xi = scale * x[i];
            double[] row = upper[i];
            for (int k = i; k < x.length; k++) {
                row[k] -= xi * x[k];
            }
        }
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    private static double[] scaled(double[] x, double by) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= by;
        }
        return x;
    }

    private static double[][] copy(double[][] rows) {
        var copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
