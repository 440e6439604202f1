package dev.evenhand.bot.retrieval.calibration;

import java.util.List;

/** Weighted mean and standard deviation per column, to bring unlike numbers to one scale. */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
record Standard(double[] means, double[] deviations) {

    static Standard of(List<double[]> rows, double[] weights) {
        int size = rows.get(0).length;
        var means = new double[size];
        var deviations = new double[size];
        double total = 0;
        for (int r = 0; r < weights.length; r++) {
            total += weights[r];
            for (int i = 0; i < size; i++) {
                means[i] += weights[r] * rows.get(r)[i];
            }
        }
        for (int i = 0; i < size; i++) {
            means[i] /= total;
            for (int r = 0; r < weights.length; r++) {
                double away = rows.get(r)[i] - means[i];
                deviations[i] += weights[r] * away * away;
            }
            // A column that never varies says nothing; unit scale keeps it at zero.
            double deviation = Math.sqrt(deviations[i] / total);
            deviations[i] = deviation > 1e-9 ? deviation : 1;
        }
        return new Standard(means, deviations);
    }

    double standardised(int column, double value) {
        return (value - means[column]) / deviations[column];
    }

    /** A whole row, each number kept within a bound of its mean. */
    double[] standardised(double[] row, double bound) {
        var z = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            z[i] = Math.max(-bound, Math.min(bound, standardised(i, row[i])));
        }
        return z;
    }
}
