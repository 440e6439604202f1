package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.StandardNormal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * How often a series in which nothing happens turns yellow all the same: what watching costs.
 *
 * <p>Played through with independent normal values and a fixed seed; periods until the first signal are averaged
 * (average run length, ARL0). {@link Ewma.Settings#standard} alone gives about 500, together with {@link RunRule}
 * less.
 */
public final class FalseAlarms {
    private static final long SEED = 20_261_001L;

    private FalseAlarms() {}

    /** Periods from start to the first false EWMA signal, on average over so many runs. */
    public static double ewmaEvery(int runs) {
        return every(runs, false);
    }

    /** Periods from start to the first false yellow (EWMA, or two of three beyond 2σ), on average over so many runs. */
    public static double yellowEvery(int runs) {
        return every(runs, true);
    }

    /** False yellows to expect a day from so many independent series judged once a day. */
    public static double perDay(int series, int runs) {
        Checks.that(series >= 0, "series must not be negative", series);
        return series / yellowEvery(runs);
    }

    /**
     * Probability that a normal value lies beyond fixed lines, given in standard deviations from its mean; an infinite one is
     * never crossed, and a mean beyond a line makes it likely, as it should.
     */
    public static double outside(double low, double high) {
        return StandardNormal.outside(low, high);
    }

    private static double every(int runs, boolean withRunRule) {
        Checks.that(runs >= 1, "runs must be at least 1", runs);
        SplittableRandom random = new SplittableRandom(SEED);
        long periods = 0;
        for (int run = 0; run < runs; run++) {
            periods += untilSignal(random, withRunRule);
        }
        return (double) periods / runs;
    }

    private static long untilSignal(SplittableRandom random, boolean withRunRule) {
        Ewma.Settings settings = Ewma.Settings.standard();
        double reach = settings.width() * Math.sqrt(settings.lambda() / (2 - settings.lambda()));
        Deque<Double> latest = new ArrayDeque<>();
        double average = 0;
        for (long period = 1; ; period++) {
            double value = StandardNormal.quantile(random.nextDouble(Double.MIN_NORMAL, 1));
            average += settings.lambda() * (value - average);
            latest.addLast(value);
            if (latest.size() > 3) {
                latest.removeFirst();
            }
            if (Math.abs(average) > reach || (withRunRule && ruleSignals(latest))) {
                return period;
            }
        }
    }

    private static boolean ruleSignals(Deque<Double> latest) {
        boolean[] signals =
                RunRule.twoOfThree(latest.stream().mapToDouble(x -> x).toArray());
        return signals[signals.length - 1];
    }
}
