package dev.evenhand.bot.retrieval.features;

import java.util.stream.IntStream;

/**
 * Sums from which every linear head is fitted: the sum of x x', the sum of x per article, and counts.
 *
 * <p>Removing phrases is a subtraction, so a calibration that hides phrases refits exactly, without going back to the
 * raw vectors of the rest.
 */
final class Moments {

    /** Rows added in one pass over the products, which are read and written a quarter as often. */
    private static final int AT_ONCE = 4;

    final int dimension;
    /** Sum of x x', upper triangle. */
    final double[][] products;
    /** Sum of x per article. */
    final double[][] sums;
    /** Phrases per article. */
    final int[] counts;

    private Moments(double[][] products, double[][] sums, int[] counts) {
        this.dimension = products.length;
        this.products = products;
        this.sums = sums;
        this.counts = counts;
    }

    /** Starts from empty sums, a row per article. */
    static Moments of(float[][] vectors, int[] owners, double[][] sums) {
        int dimension = sums.length == 0 ? 0 : sums[0].length;
        var moments = new Moments(new double[dimension][dimension], sums, new int[sums.length]);
        moments.add(vectors, owners, IntStream.range(0, vectors.length).toArray(), 1);
        return moments;
    }

    /** The moments of what is left when some rows are taken out. */
    Moments without(float[][] vectors, int[] owners, int[] rows) {
        var left = new Moments(copy(products), copy(sums), counts.clone());
        left.add(vectors, owners, rows, -1);
        return left;
    }

    int articles() {
        return counts.length;
    }

    /** How many phrases there are in all. */
    int total() {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** The sum of all x. */
    double[] grandSum() {
        var sum = new double[dimension];
        for (double[] part : sums) {
            for (int i = 0; i < dimension; i++) {
                sum[i] += part[i];
            }
        }
        return sum;
    }

    private void add(float[][] vectors, int[] owners, int[] rows, int sign) {
        for (int from = 0; from < rows.length; from += AT_ONCE) {
            // Missing ones of the last group are zero vectors, which change nothing.
            var group = new double[AT_ONCE][dimension];
            for (int r = from; r < Math.min(rows.length, from + AT_ONCE); r++) {
                double[] x = widened(vectors[rows[r]], group[r - from]);
                int owner = owners[rows[r]];
                for (int i = 0; i < dimension; i++) {
                    sums[owner][i] += sign * x[i];
                }
                counts[owner] += sign;
            }
            addProducts(group, sign);
        }
    }

    private void addProducts(double[][] group, int sign) {
        double[] x0 = group[0];
        double[] x1 = group[1];
        double[] x2 = group[2];
        double[] x3 = group[3];
        for (int i = 0; i < dimension; i++) {
            double[] row = products[i];
            double y0 = sign * x0[i];
            double y1 = sign * x1[i];
            double y2 = sign * x2[i];
            double y3 = sign * x3[i];
            for (int k = i; k < dimension; k++) {
                row[k] += y0 * x0[k] + y1 * x1[k] + y2 * x2[k] + y3 * x3[k];
            }
        }
    }

    private static double[] widened(float[] from, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = from[i];
        }
        return into;
    }

    private static double[][] copy(double[][] rows) {
        var copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
