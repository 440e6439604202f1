package dev.evenhand.metrics.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * So many values alike, of which the quantiles are told with their intervals.
 *
 * <p>A quantile is R's type 7. Its interval is Woodruff's: the values at Wilson's limits of the share below it, as sure as so
 * many independent values make it, whatever they are distributed like; the ends are values that came, the next outside.
 * R. S. Woodruff, J. Am. Stat. Assoc. 47 (1952)
 * 635; C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey Sampling, §5.11.
 */
public final class Distribution {
    /** By how much sums of weights may be off, as a part of all. */
    private static final double OFF = 1e-9;

    private final long n;
    private final double[] values;
    /** How much there is up to each, itself included. */
    private final double[] reached;

    /** In the order of the values. */
    private Distribution(long n, SortedMap<Double, Double> weights) {
        this.n = n;
        this.values = new double[weights.size()];
        this.reached = new double[weights.size()];
        double sum = 0;
        int place = 0;
        for (Map.Entry<Double, Double> one : weights.entrySet()) {
            sum += one.getValue();
            values[place] = one.getKey();
            reached[place++] = sum;
        }
    }

    /** So many of a value; the same value may come more than once. */
    public record Count(double value, long times) {}

    /** Empty where nothing is counted. */
    public static Optional<Distribution> of(Collection<Count> counts) {
        SortedMap<Double, Double> sorted = new TreeMap<>();
        counts.stream()
                .filter(one -> one.times > 0)
                .forEach(one -> sorted.merge(one.value, (double) one.times, Double::sum));
        long n = counts.stream().mapToLong(Count::times).sum();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(new Distribution(n, sorted));
    }

    /** Of n values that do not weigh alike; the weights sum to n. */
    static Distribution weighted(long n, SortedMap<Double, Double> weights) {
        return new Distribution(n, weights);
    }

    /** How many values there are. */
    public long n() {
        return n;
    }

    /** Of each value how much there is, the lowest first. */
    void each(Weighed weighed) {
        for (int i = 0; i < values.length; i++) {
            weighed.value(values[i], i == 0 ? reached[0] : reached[i] - reached[i - 1]);
        }
    }

    /** Takes a value and how much there is of it. */
    @FunctionalInterface
    interface Weighed {
        void value(double value, double weight);
    }

    /**
     * The value below which a share of the others lies.
     *
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public double quantile(double share) {
        Checks.probability("share", share);
        double place = (n - 1) * share;
        long before = (long) Math.floor(place);
        double low = at(before);
        return low + (place - before) * (at(Math.min(before + 1, n - 1)) - low);
    }

    /**
     * The same with its interval.
     *
     * @param independent how many independent values these are worth: n divided by the design effect; above 0
     * @throws IllegalArgumentException if either is out of range
     */
    public Interval quantile(double share, double independent) {
        return between(share, Wilson.interval(share, independent));
    }

    /** The same with the values at the limits of the share below it. */
    Interval between(double share, Interval limits) {
        long first = (long) Math.floor(n * limits.low()) - 1;
        long last = (long) Math.floor(n * limits.high());
        return new Interval(quantile(share), at(Math.max(0, first)), at(Math.min(n - 1, last)));
    }

    /** The value with so many before it. */
    private double at(long before) {
        int from = 0;
        int to = reached.length - 1;
        while (from < to) {
            int middle = (from + to) / 2;
            if (reached[middle] > before + OFF * n) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return values[from];
    }
}
