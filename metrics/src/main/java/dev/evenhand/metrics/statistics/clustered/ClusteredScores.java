package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Sample;

/**
 * Scores of an experiment whose draw is sticky by customer: contacts of one customer share the arm, and often the outcome.
 *
 * <p>Taken as independent their mean looks surer than it is, and a sequence that is looked at daily rings too often. So their
 * variance is multiplied by the design effect {@code Σ_c(s_c − m·n_c)² / Σ_i(s_i − m)²} over customers c and contacts i, at
 * least 1 (L. Kish, Survey Sampling, 1965, §8.2; the numerator is W. G. Cochran's, Sampling Techniques, 3rd ed., ch. 11).
 *
 * @param n contacts scored
 * @param sum of their scores
 * @param squares Σ s_i²
 * @param customerSquares Σ s_c², s_c being the sum of a customer's scores
 * @param customerProducts Σ s_c·n_c
 * @param contactSquares Σ n_c²
 */
public record ClusteredScores(
        long n, double sum, double squares, double customerSquares, double customerProducts, double contactSquares) {
    /** No contact yet. */
    public static final ClusteredScores NONE = new ClusteredScores(0, 0, 0, 0, 0, 0);

    /** Outcomes as they are: {@code squares} of the contacts', and the sums over customers. */
    public static ClusteredScores of(long n, double squares, Clusters customers) {
        return new ClusteredScores(n, customers.y(), squares, customers.yy(), customers.yn(), customers.nn());
    }

    /** Every outcome less by {@code centre}. */
    public ClusteredScores around(double centre) {
        return new ClusteredScores(
                n,
                sum - n * centre,
                squares - 2 * centre * sum + n * centre * centre,
                customerSquares - 2 * centre * customerProducts + centre * centre * contactSquares,
                customerProducts - centre * contactSquares,
                contactSquares);
    }

    /** Every outcome times {@code weight}: one over the probability drawn with, negative for the other arm. */
    public ClusteredScores times(double weight) {
        return new ClusteredScores(
                n,
                sum * weight,
                squares * weight * weight,
                customerSquares * weight * weight,
                customerProducts * weight,
                contactSquares);
    }

    /** With other customers' scores. */
    public ClusteredScores plus(ClusteredScores others) {
        return new ClusteredScores(
                n + others.n,
                sum + others.sum,
                squares + others.squares,
                customerSquares + others.customerSquares,
                customerProducts + others.customerProducts,
                contactSquares + others.contactSquares);
    }

    /** How many times the variance of independent scores theirs is; never below 1. */
    public double designEffect() {
        double mean = n == 0 ? 0 : sum / n;
        double independent = squares - sum * mean;
        double clustered = customerSquares - 2 * mean * customerProducts + mean * mean * contactSquares;
        return independent <= 0 ? 1 : Math.max(1, clustered / independent);
    }

    /** The scores as a sample whose variance knows of the customers. */
    public Sample sample() {
        double mean = n == 0 ? 0 : sum / n;
        double variance = n < 2 ? 0 : Math.max(0, squares - sum * mean) / (n - 1);
        return new Sample(n, mean, variance * designEffect());
    }
}
