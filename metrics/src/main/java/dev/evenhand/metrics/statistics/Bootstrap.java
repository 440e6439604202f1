package dev.evenhand.metrics.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The bootstrap interval of a quantile, customers drawn whole.
 *
 * <p>Percentile method over draws with replacement of customers, each with all contacts. B. Efron, R. J. Tibshirani,
 * An Introduction to the Bootstrap, ch. 13; A. C. Davison, D. V. Hinkley, Bootstrap Methods, §3.8. More than {@value
 * BootstrapUnits#MOST} customers are dealt at random into so many groups and the groups are drawn, which estimates
 * the same spread (K. M. Wolter, Introduction to Variance Estimation, ch. 2); the quantile of a draw is looked up
 * among at most {@value QuantileCells#MOST} values around the estimate, ±6 standard errors wide. So the cost is one
 * sort of the values and, per draw, a few sums over the units. The same seed gives the same interval, on any machine.
 */
public final class Bootstrap {
    private Bootstrap() {}

    /** Which quantile, from how many draws, from which seed. */
    public record Plan(double probability, int draws, long seed) {
        public Plan {
            Checks.openProbability("probability", probability);
            Checks.that(draws >= 100, "draws must be at least 100", draws);
        }

        /** 999 draws from a fixed seed: a report asked twice answers the same. */
        public static Plan of(double probability) {
            return new Plan(probability, 999, 20_261_001L);
        }
    }

    /**
     * The quantile (R's type 7) with its interval; empty with fewer than two customers.
     *
     * @param values in any unit, one a contact
     * @param customers whose contact it is, numbered from 0; as many as values
     * @throws IllegalArgumentException if the arrays differ in length, a value is not finite or a customer negative
     */
    public static Optional<Interval> quantile(double[] values, int[] customers, Plan plan) {
        Checks.that(values.length == customers.length, "customers must be as many as values", customers.length);
        SplittableRandom random = new SplittableRandom(plan.seed);
        BootstrapUnits units = BootstrapUnits.of(customers, random);
        if (units.count() < 2) {
            return Optional.empty();
        }
        QuantileCells cells = QuantileCells.of(values, units, plan.probability);
        double[] draws = new double[plan.draws];
        Arrays.setAll(draws, i -> cells.quantile(units.draw(random)));
        Arrays.sort(draws);
        int tail = (int) (0.025 * (plan.draws + 1));
        return Optional.of(new Interval(cells.estimate(), draws[tail - 1], draws[plan.draws - tail]));
    }
}
