package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * For some values around a quantile, how many of each unit's rows lie at or below: a draw's quantile is then a few
 * sums away.
 */
final class QuantileCells {
    /** At most so many values are looked at. */
    static final int MOST = 512;

    private final double probability;
    private final double estimate;
    private final double[] bounds;
    private final int[][] atOrBelow;
    private final int[] sizes;
    private final boolean few;

    private QuantileCells(double probability, double estimate, Counts counts) {
        this.probability = probability;
        this.estimate = estimate;
        this.bounds = counts.bounds;
        this.atOrBelow = counts.atOrBelow;
        this.sizes = counts.sizes;
        this.few = Arrays.stream(sizes).asLongStream().sum() * sizes.length < Integer.MAX_VALUE;
    }

    static QuantileCells of(double[] values, BootstrapUnits units, double probability) {
        double[] sorted = sorted(values);
        double estimate =
                Quantile.withDefaults().with(EstimationMethod.HF7).evaluate(sorted.length, i -> sorted[i], probability);
        double[] bounds = distinct(sorted);
        if (bounds.length > MOST) {
            double error = new Counts(values, units, new double[] {estimate}).standardError();
            bounds = around(sorted, probability, 6 * error);
        }
        return new QuantileCells(probability, estimate, new Counts(values, units, bounds));
    }

    /** The quantile of what was observed, by interpolation (type 7 of R and of most databases). */
    double estimate() {
        return estimate;
    }

    /** The lowest bound at or below which lies the wanted share of what was drawn; the highest if none does. */
    double quantile(int[] times) {
        double wanted = probability * dot(times, sizes);
        int low = 0;
        int high = bounds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dot(times, atOrBelow[middle]) >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return bounds[low];
    }

    /** Rows of each unit, in all and at or below each bound. */
    private static final class Counts {
        private final double[] bounds;
        private final int[][] atOrBelow;
        private final int[] sizes;

        Counts(double[] values, BootstrapUnits units, double[] bounds) {
            this.bounds = bounds;
            this.atOrBelow = new int[bounds.length][units.count()];
            this.sizes = new int[units.count()];
            for (int row = 0; row < values.length; row++) {
                sizes[units.of(row)]++;
                int found = Arrays.binarySearch(bounds, values[row]);
                int cell = found >= 0 ? found : -found - 1;
                if (cell < bounds.length) {
                    atOrBelow[cell][units.of(row)]++;
                }
            }
            for (int cell = 1; cell < bounds.length; cell++) {
                for (int unit = 0; unit < sizes.length; unit++) {
                    atOrBelow[cell][unit] += atOrBelow[cell - 1][unit];
                }
            }
        }

        /** Of the share at or below the first bound. */
        double standardError() {
            Clusters sums = Clusters.NONE;
            for (int unit = 0; unit < sizes.length; unit++) {
                sums = sums.plus(sizes[unit], atOrBelow[0][unit]);
            }
            return RatioEstimator.of(sums)
                    .map(RatioEstimator.Ratio::standardError)
                    .orElse(1.0);
        }
    }

    private static double[] sorted(double[] values) {
        for (double value : values) {
            Checks.finite("value", value);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] around(double[] sorted, double probability, double reach) {
        int last = sorted.length - 1;
        double lowest = Math.max(0, Math.floor((probability - reach) * last));
        double highest = Math.min(last, Math.ceil((probability + reach) * last));
        double stride = (highest - lowest) / (MOST - 1);
        double[] bounds = new double[MOST];
        Arrays.setAll(bounds, i -> sorted[(int) Math.round(lowest + i * stride)]);
        return distinct(bounds);
    }

    /** Of sorted values; a stream's distinct would box a million of them. */
    private static double[] distinct(double[] sorted) {
        double[] kept = new double[sorted.length];
        int count = 0;
        for (double value : sorted) {
            if (count == 0 || kept[count - 1] != value) {
                kept[count++] = value;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** No unit is drawn more often than there are units, so that few rows cannot overflow; then a processor adds many at once. */
    private long dot(int[] times, int[] counts) {
        if (!few) {
            return IntStream.range(0, times.length)
                    .mapToLong(unit -> (long) times[unit] * counts[unit])
                    .sum();
        }
        int sum = 0;
        for (int unit = 0; unit < times.length; unit++) {
            sum += times[unit] * counts[unit];
        }
        return sum;
    }
}
