package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Cholesky;

/** Logistic regression with an L2 penalty and an all but free intercept, fitted by Newton's method. */
final class BinaryLogit {

    private static final double INTERCEPT_PENALTY = 0.001;
    private static final int MOST_STEPS = 50;

    /** Weights, the intercept last. */
    final double[] weights;

    BinaryLogit(double[] weights) {
        this.weights = weights;
    }

    /** The log odds. */
    double logit(double[] x) {
        int size = weights.length - 1;
        double sum = weights[size];
        for (int i = 0; i < size; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Maximises the weighted log-likelihood minus penalty / 2 times the squared weights. */
    static BinaryLogit fit(Examples examples, double penalty) {
        int size = examples.inputs[0].length;
        var model = new BinaryLogit(new double[size + 1]);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newtonStep(model, examples, penalty);
            double largest = 0;
            for (double part : move) {
                largest = Math.max(largest, Math.abs(part));
            }
            // Far from the optimum a full step may overshoot on separable data.
            double scale = largest > 4 ? 4 / largest : 1;
            for (int i = 0; i <= size; i++) {
                model.weights[i] += scale * move[i];
            }
            if (largest < 1e-9) {
                break;
            }
        }
        return model;
    }

    private static double[] newtonStep(BinaryLogit model, Examples examples, double penalty) {
        int size = model.weights.length - 1;
        var gradient = new double[size + 1];
        var curvature = new double[size + 1][size + 1];
        for (int r = 0; r < examples.inputs.length; r++) {
            double[] x = examples.inputs[r];
            double p = sigmoid(model.logit(x));
            double error = examples.weights[r] * ((examples.right[r] ? 1 : 0) - p);
            double bend = examples.weights[r] * p * (1 - p);
            accumulate(x, error, gradient);
            bend(x, bend, curvature);
        }
        for (int i = 0; i <= size; i++) {
            double strength = i < size ? penalty : INTERCEPT_PENALTY;
            gradient[i] -= strength * model.weights[i];
            curvature[i][i] += strength;
        }
        return Cholesky.of(curvature).solve(gradient);
    }

    private static void accumulate(double[] x, double error, double[] gradient) {
        for (int i = 0; i < x.length; i++) {
            gradient[i] += error * x[i];
        }
        gradient[x.length] += error;
    }

    private static void bend(double[] x, double bend, double[][] curvature) {
        int size = x.length;
        for (int i = 0; i < size; i++) {
            double scaled = bend * x[i];
            double[] row = curvature[i];
            for (int k = i; k < size; k++) {
                row[k] += scaled * x[k];
            }
            row[size] += scaled;
        }
        curvature[size][size] += bend;
    }

    /** Inputs with what should come out, and how much each counts. */
    @SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
    record Examples(double[][] inputs, boolean[] right, double[] weights) {}
}
