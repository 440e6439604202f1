package dev.evenhand.metrics.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * One arm's values as they would be distributed on the target's mix: {@code F(t) = Σ W_s F_s(t)}, and its quantiles.
 *
 * <p>Direct standardisation of a distribution function (S. R. Cole, M. A. Hernán, Computer Methods and Programs in
 * Biomedicine 75 (2004) 45). A quantile's interval is Woodruff's, as in {@link Distribution}: the values at the limits of the
 * standardised share below it, which is {@code Σ W_s p_s} with limits by {@link Mover} from Wilson's of each stratum.
 *
 * <p>Strata may be counted by bins of values: then a value of the arm weighs as the strata of its bin do on average, so that
 * {@code F} is exact at the ends of bins, and within them takes the arm's own shape. One stratum alone gives the quantiles of
 * {@link Distribution}, however wide the bins are.
 */
public final class StandardisedDistribution {
    private final List<Stratum> strata;
    private final SortedMap<Double, Double> bins;
    private final Distribution values;

    private StandardisedDistribution(List<Stratum> strata, SortedMap<Double, Double> bins, Distribution values) {
        this.strata = strata;
        this.bins = bins;
        this.values = values;
    }

    /**
     * A stratum of the arm.
     *
     * @param weight share of the target's mix; those of all strata sum to 1
     * @param counts how many of its values lie in each bin; not empty
     */
    public record Stratum(double weight, Map<Double, Long> counts) {
        private long n() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The share that lies before a bin, and a part of what lies in it. */
        private double below(double bin, double part) {
            double sum = 0;
            for (Map.Entry<Double, Long> one : counts.entrySet()) {
                double place = one.getKey();
                sum += place < bin ? one.getValue() : place == bin ? part * one.getValue() : 0;
            }
            return Math.min(1, sum / n());
        }
    }

    /**
     * Empty without strata, or where one has no values.
     *
     * @param whole all values of the arm, also of strata that did not enter
     * @param bin in which a value lies; itself where values are counted one by one. Does not fall as values rise
     */
    public static Optional<StandardisedDistribution> of(
            Distribution whole, DoubleUnaryOperator bin, List<Stratum> strata) {
        if (strata.isEmpty() || strata.stream().anyMatch(stratum -> stratum.n() == 0)) {
            return Optional.empty();
        }
        SortedMap<Double, Double> bins = new TreeMap<>();
        for (Stratum stratum : strata) {
            double share = stratum.weight / stratum.n();
            stratum.counts.forEach((place, count) -> bins.merge(place, share * count, Double::sum));
        }
        Map<Double, Double> all = new HashMap<>();
        whole.each((value, count) -> all.merge(bin.applyAsDouble(value), count, Double::sum));
        long n = strata.stream().mapToLong(Stratum::n).sum();
        SortedMap<Double, Double> weights = new TreeMap<>();
        whole.each((value, count) -> {
            double place = bin.applyAsDouble(value);
            double mass = bins.getOrDefault(place, 0.0);
            if (mass > 0) {
                weights.put(value, n * mass * count / all.getOrDefault(place, 1.0));
            }
        });
        return weights.isEmpty()
                ? Optional.empty()
                : Optional.of(new StandardisedDistribution(strata, bins, Distribution.weighted(n, weights)));
    }

    /**
     * A quantile with its interval.
     *
     * @param designEffect how many times the variance of independent values these have; at least 1
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Interval quantile(double share, double designEffect) {
        Checks.probability("share", share);
        double[] weights = strata.stream().mapToDouble(Stratum::weight).toArray();
        return values.between(
                share, Mover.sum(weights, below(share, designEffect)).clipped(0, 1));
    }

    /** Of each stratum the share below the quantile; of its own bin each gives the same part, so that they come to the share. */
    private List<Interval> below(double share, double designEffect) {
        double sum = 0;
        double before = 0;
        double own = bins.firstKey();
        for (Map.Entry<Double, Double> bin : bins.entrySet()) {
            if (sum >= share && sum > 0) {
                break;
            }
            before = sum;
            own = bin.getKey();
            sum += bin.getValue();
        }
        double at = own;
        double part = Math.min(1, (share - before) / (sum - before));
        return strata.stream()
                .map(stratum -> Wilson.interval(stratum.below(at, part), stratum.n() / designEffect))
                .toList();
    }
}
