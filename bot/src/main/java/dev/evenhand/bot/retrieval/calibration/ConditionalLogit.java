package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Cholesky;
import dev.evenhand.bot.retrieval.features.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses among articles and "none": the utility of an article is the weighted sum of its features, that of none a
 * constant (McFadden 1974). Weights are shrunk toward their common mean, since every feature measures likeness and a
 * small knowledge base cannot tell which measures it best.
 */
final class ConditionalLogit {

    private static final double DEVIATION_PENALTY = 50;
    private static final double SIZE_PENALTY = 1;
    private static final double NONE_PENALTY = 0.001;
    private static final double LARGEST_STEP = 2;
    private static final int MOST_STEPS = 60;

    /** Weights by feature, the utility of "none" last. */
    final double[] weights;

    ConditionalLogit(double[] weights) {
        this.weights = weights;
    }

    double none() {
        return weights[weights.length - 1];
    }

    /** The utility of each article of a choice. */
    double[] utilities(Choice choice) {
        var utilities = new double[choice.size()];
        for (int k = 0; k < utilities.length; k++) {
            double[] z = choice.z()[k];
            double sum = 0;
            for (int f = 0; f < z.length; f++) {
                sum += weights[f] * z[f];
            }
            utilities[k] = sum;
        }
        return utilities;
    }

    /** Probabilities of the articles, and of none at the end. */
    double[] probabilities(Choice choice) {
        double[] p = Arrays.copyOf(utilities(choice), choice.size() + 1);
        p[choice.size()] = none();
        double largest = Arrays.stream(p).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(p[k] - largest);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /** Fits to choices of which the right place (or -1 for none) is known. */
    static ConditionalLogit fit(List<Choice> choices, int[] truths, double[] rowWeights) {
        int features = Feature.COUNT;
        var start = new double[features + 1];
        Arrays.fill(start, 0, features, 1.0 / features);
        var model = new ConditionalLogit(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = model.newtonStep(choices, truths, rowWeights);
            double largest = Arrays.stream(move).map(Math::abs).max().orElse(0);
            double scale = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
            for (int i = 0; i < move.length; i++) {
                model.weights[i] += scale * move[i];
            }
            if (largest < 1e-9) {
                break;
            }
        }
        return model;
    }

    private double[] newtonStep(List<Choice> choices, int[] truths, double[] rowWeights) {
        int size = weights.length;
        var gradient = new double[size];
        var curvature = new double[size][size];
        for (int r = 0; r < truths.length; r++) {
            accumulate(choices.get(r), truths[r], rowWeights[r], gradient, curvature);
        }
        penalise(gradient, curvature);
        return Cholesky.of(curvature).solve(gradient);
    }

    /** Gradient x_truth - E[x]; curvature E[x x'] - E[x] E[x]'; "none" has only its own dimension. */
    private void accumulate(Choice choice, int truth, double weight, double[] gradient, double[][] curvature) {
        double[] p = probabilities(choice);
        int size = weights.length;
        var mean = new double[size];
        for (int k = 0; k < choice.size(); k++) {
            double[] z = choice.z()[k];
            for (int i = 0; i < size - 1; i++) {
                double pz = p[k] * z[i];
                mean[i] += pz;
                double scaled = weight * pz;
                for (int j = i; j < size - 1; j++) {
                    curvature[i][j] += scaled * z[j];
                }
            }
        }
        mean[size - 1] = p[choice.size()];
        curvature[size - 1][size - 1] += weight * mean[size - 1];
        for (int i = 0; i < size; i++) {
            double chosen = truth < 0 ? (i == size - 1 ? 1 : 0) : (i == size - 1 ? 0 : choice.z()[truth][i]);
            gradient[i] += weight * (chosen - mean[i]);
            for (int j = i; j < size; j++) {
                curvature[i][j] -= weight * mean[i] * mean[j];
            }
        }
    }

    private void penalise(double[] gradient, double[][] curvature) {
        int features = weights.length - 1;
        double mean = Arrays.stream(weights, 0, features).average().orElse(0);
        for (int i = 0; i < features; i++) {
            gradient[i] -= DEVIATION_PENALTY * (weights[i] - mean) + SIZE_PENALTY * weights[i];
            curvature[i][i] += DEVIATION_PENALTY + SIZE_PENALTY;
            for (int j = i; j < features; j++) {
                curvature[i][j] -= DEVIATION_PENALTY / features;
            }
        }
        gradient[features] -= NONE_PENALTY * weights[features];
        curvature[features][features] += NONE_PENALTY;
    }
}
