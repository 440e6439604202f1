package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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

        private boolean alike(Plan other) {
            return draws == other.draws && seed == other.seed;
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
        return quantiles(values, customers, List.of(plan)).get(0);
    }

    /**
     * Several quantiles from the same draws, each as {@link #quantile} alone gives it: drawing takes half the time.
     *
     * @param plans with the same number of draws and the same seed
     */
    public static List<Optional<Interval>> quantiles(double[] values, int[] customers, List<Plan> plans) {
        Checks.that(values.length == customers.length, "customers must be as many as values", customers.length);
        Plan first = plans.get(0);
        Checks.that(plans.stream().allMatch(first::alike), "plans must draw alike", plans);
        SplittableRandom random = new SplittableRandom(first.seed);
        BootstrapUnits units = BootstrapUnits.of(customers, random);
        if (units.count() < 2) {
            return plans.stream().map(plan -> Optional.<Interval>empty()).toList();
        }
        List<QuantileCells> cells = plans.stream()
                .map(plan -> QuantileCells.of(values, units, plan.probability))
                .toList();
        double[][] draws = new double[plans.size()][first.draws];
        for (int draw = 0; draw < first.draws; draw++) {
            int[] times = units.draw(random);
            for (int i = 0; i < draws.length; i++) {
                draws[i][draw] = cells.get(i).quantile(times);
            }
        }
        return IntStream.range(0, draws.length)
                .mapToObj(i -> Optional.of(interval(cells.get(i).estimate(), draws[i])))
                .toList();
    }

    private static Interval interval(double estimate, double[] draws) {
        Arrays.sort(draws);
        int tail = (int) (0.025 * (draws.length + 1));
        return new Interval(estimate, draws[tail - 1], draws[draws.length - tail]);
    }
}
