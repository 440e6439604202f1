package dev.evenhand.bot.retrieval;

/**
 * Sums from which every linear head is fitted: the sum of x x', the sum of x per article, and counts.
 *
 * <p>Removing phrases is a subtraction, so a calibration that hides phrases refits exactly, without going back to the
 * raw vectors of the rest.
 */
final class Moments {

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
        for (int j = 0; j < vectors.length; j++) {
            moments.add(vectors[j], owners[j], 1);
        }
        return moments;
    }

    /** The moments of what is left when some rows are taken out. */
    Moments without(float[][] vectors, int[] owners, int[] rows) {
        var left = new Moments(copy(products), copy(sums), counts.clone());
        for (int row : rows) {
            left.add(vectors[row], owners[row], -1);
        }
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

    private void add(float[] x, int owner, int sign) {
        for (int i = 0; i < dimension; i++) {
            double[] row = products[i];
            double xi = sign * (double) x[i];
            for (int k = i; k < dimension; k++) {
                row[k] += xi * x[k];
            }
            sums[owner][i] += xi;
        }
        counts[owner] += sign;
    }

    private static double[][] copy(double[][] rows) {
        var copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
