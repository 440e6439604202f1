package dev.evenhand.metrics.statistics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
    private final double[] values;
    /** How many values there are up to each, itself included. */
    private final long[] reached;

    /** In the order of the values. */
    private Distribution(Map<Double, Long> counts) {
        this.values = new double[counts.size()];
        this.reached = new long[counts.size()];
        long sum = 0;
        int place = 0;
        for (Map.Entry<Double, Long> one : counts.entrySet()) {
            sum += one.getValue();
            values[place] = one.getKey();
            reached[place++] = sum;
        }
    }

    /** So many of a value; the same value may come more than once. */
    public record Count(double value, long times) {}

    /** Empty where nothing is counted. */
    public static Optional<Distribution> of(Collection<Count> counts) {
        Map<Double, Long> sorted = new TreeMap<>();
        counts.stream().filter(one -> one.times > 0).forEach(one -> sorted.merge(one.value, one.times, Long::sum));
        return sorted.isEmpty() ? Optional.empty() : Optional.of(new Distribution(sorted));
    }

    /** How many values there are. */
    public long n() {
        return reached[reached.length - 1];
    }

    /**
     * The value below which a share of the others lies.
     *
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public double quantile(double share) {
        Checks.probability("share", share);
        double place = (n() - 1) * share;
        long before = (long) Math.floor(place);
        double low = at(before);
        return low + (place - before) * (at(Math.min(before + 1, n() - 1)) - low);
    }

    /**
     * The same with its interval.
     *
     * @param independent how many independent values these are worth: n divided by the design effect; above 0
     * @throws IllegalArgumentException if either is out of range
     */
    public Interval quantile(double share, double independent) {
        Interval shares = Wilson.interval(share, independent);
        long first = (long) Math.floor(n() * shares.low()) - 1;
        long last = (long) Math.floor(n() * shares.high());
        return new Interval(quantile(share), at(Math.max(0, first)), at(Math.min(n() - 1, last)));
    }

    /** The value with so many before it. */
    private double at(long before) {
        int from = 0;
        int to = reached.length - 1;
        while (from < to) {
            int middle = (from + to) / 2;
            if (reached[middle] > before) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return values[from];
    }
}
