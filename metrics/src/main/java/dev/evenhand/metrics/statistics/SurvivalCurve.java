package dev.evenhand.metrics.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The steps {@link KaplanMeier} found, and what they say at any time. */
public final class SurvivalCurve {
    /** A time at which {@code events} of {@code atRisk} came back, and the share that has not since. */
    public record Step(double time, long atRisk, long events, Interval survival) {}

    private final List<Step> steps;
    private final double[] came;
    private final double[] watched;

    SurvivalCurve(List<Step> steps, double[] came, double[] watched) {
        this.steps = List.copyOf(steps);
        this.came = came;
        this.watched = watched;
    }

    /** In order of time; none if nobody came back. */
    public List<Step> steps() {
        return steps;
    }

    /** The share that has not come back by {@code time}; empty if nobody was watched that long and somebody remains. */
    public Optional<Interval> at(double time) {
        int passed = Arrays.binarySearch(steps.stream().mapToDouble(Step::time).toArray(), time);
        int last = passed >= 0 ? passed : -passed - 2;
        long atRisk = from(came, time) + from(watched, time);
        if (last < 0) {
            return atRisk == 0 ? Optional.empty() : Optional.of(Wilson.interval(1, (double) atRisk));
        }
        Interval survival = steps.get(last).survival();
        boolean known = atRisk > 0 || survival.value() == 0;
        return known ? Optional.of(survival) : Optional.empty();
    }

    /** How many of the sorted times are {@code time} or later. */
    static long from(double[] sorted, double time) {
        return (long) sorted.length - firstAfter(sorted, Math.nextDown(time));
    }

    /** Index of the first of the sorted times after {@code time}. */
    static int firstAfter(double[] sorted, double time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
