package dev.evenhand.metrics.statistics;

import java.util.Arrays;

/** For some values around a quantile, how many of each unit's rows lie at or below: a draw's quantile is then a few sums away. */
final class QuantileCells {
    /** At most so many values are looked at. */
    static final int MOST = 512;

    private final double[] bounds;
    private final int[][] atOrBelow;
    private final int[] sizes;

    private QuantileCells(double[] bounds, int[][] atOrBelow, int[] sizes) {
        this.bounds = bounds;
        this.atOrBelow = atOrBelow;
        this.sizes = sizes;
    }

    static QuantileCells of(double[] values, BootstrapUnits units, double probability, double[] sorted) {
        double[] all = Arrays.stream(sorted).distinct().toArray();
        if (all.length <= MOST) {
            return count(values, units, all);
        }
        double middle = sorted[(int) (probability * (sorted.length - 1))];
        double reach = 6 * count(values, units, new double[] {middle}).standardError();
        return count(values, units, around(sorted, probability, reach));
    }

    /** The lowest bound at or below which lies the wanted share of what was drawn; the highest if none does. */
    double quantile(int[] times, double probability) {
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

    private static QuantileCells count(double[] values, BootstrapUnits units, double[] bounds) {
        int[][] counts = new int[bounds.length][units.count()];
        int[] sizes = new int[units.count()];
        for (int row = 0; row < values.length; row++) {
            sizes[units.of(row)]++;
            int found = Arrays.binarySearch(bounds, values[row]);
            int cell = found >= 0 ? found : -found - 1;
            if (cell < bounds.length) {
                counts[cell][units.of(row)]++;
            }
        }
        for (int cell = 1; cell < bounds.length; cell++) {
            for (int unit = 0; unit < sizes.length; unit++) {
                counts[cell][unit] += counts[cell - 1][unit];
            }
        }
        return new QuantileCells(bounds, counts, sizes);
    }

    /** Of the share at or below the first bound. */
    private double standardError() {
        Clusters sums = Clusters.NONE;
        for (int unit = 0; unit < sizes.length; unit++) {
            sums = sums.plus(sizes[unit], atOrBelow[0][unit]);
        }
        return RatioEstimator.of(sums).map(RatioEstimator.Ratio::standardError).orElse(1.0);
    }

    private static double[] around(double[] sorted, double probability, double reach) {
        int last = sorted.length - 1;
        double lowest = Math.max(0, Math.floor((probability - reach) * last));
        double highest = Math.min(last, Math.ceil((probability + reach) * last));
        double stride = (highest - lowest) / (MOST - 1);
        double[] bounds = new double[MOST];
        Arrays.setAll(bounds, i -> sorted[(int) Math.round(lowest + i * stride)]);
        return Arrays.stream(bounds).distinct().toArray();
    }

    private static long dot(int[] times, int[] counts) {
        long sum = 0;
        for (int unit = 0; unit < times.length; unit++) {
            sum += (long) times[unit] * counts[unit];
        }
        return sum;
    }
}
