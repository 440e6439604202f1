package dev.evenhand.bot.retrieval.features;

/**
 * A = U'U of a symmetric positive definite matrix, by rows so that the inner loops run over contiguous memory.
 *
 * <p>Sixty lines instead of a linear-algebra library: this and the solves below are all the method needs.
 */
public final class Cholesky {

    private final double[][] upper;

    private Cholesky(double[][] upper) {
        this.upper = upper;
    }

    /**
     * Factors a matrix of which only the upper triangle is read; the argument is left alone.
     *
     * @throws ArithmeticException when the matrix is not positive definite
     */
    public static Cholesky of(double[][] symmetric) {
        int size = symmetric.length;
        var rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = symmetric[i].clone();
        }
        for (int k = 0; k < size; k++) {
            eliminate(rows, k);
        }
        return new Cholesky(rows);
    }

    private static void eliminate(double[][] rows, int k) {
        double[] pivotRow = rows[k];
        if (!(pivotRow[k] > 0)) {
            throw new ArithmeticException("matrix is not positive definite at " + k);
        }
        double pivot = Math.sqrt(pivotRow[k]);
        for (int j = k; j < rows.length; j++) {
            pivotRow[j] /= pivot;
        }
        for (int i = k + 1; i < rows.length; i++) {
            subtract(rows[i], pivotRow, pivotRow[i], i);
        }
    }

    /** Solves A x = b for one right-hand side. */
    public double[] solve(double[] b) {
        double[] x = halfSolve(b);
        for (int k = x.length - 1; k >= 0; k--) {
            double[] row = upper[k];
            double sum = x[k];
            for (int i = k + 1; i < x.length; i++) {
                sum -= row[i] * x[i];
            }
            x[k] = sum / row[k];
        }
        return x;
    }

    /** Solves A X = B for many right-hand sides at once; B has a row per equation and is replaced by X. */
    void solveInPlace(double[][] b) {
        int size = b.length;
        for (int k = 0; k < size; k++) {
            divide(b[k], upper[k][k]);
            for (int i = k + 1; i < size; i++) {
                subtract(b[i], b[k], upper[k][i], 0);
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int i = k + 1; i < size; i++) {
                subtract(b[k], b[i], upper[k][i], 0);
            }
            divide(b[k], upper[k][k]);
        }
    }

    /** The quadratic form b' A^-1 b. */
    double inverseNorm(double[] b) {
        double sum = 0;
        for (double part : halfSolve(b)) {
            sum += part * part;
        }
        return sum;
    }

    private double[] halfSolve(double[] b) {
        double[] y = b.clone();
        for (int k = 0; k < y.length; k++) {
            y[k] /= upper[k][k];
            subtract(y, upper[k], y[k], k + 1);
        }
        return y;
    }

    private static void subtract(double[] from, double[] row, double times, int start) {
        for (int j = start; j < from.length; j++) {
            from[j] -= times * row[j];
        }
    }

    private static void divide(double[] row, double by) {
        for (int j = 0; j < row.length; j++) {
            row[j] /= by;
        }
    }
}
