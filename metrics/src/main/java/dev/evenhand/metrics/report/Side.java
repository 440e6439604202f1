package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one side of a comparison.
 *
 * @param repeats customers' sums, where contacts are so often of the same customer that they may not count as independent
 * @param satisfaction survey answers weighted for those who did not answer; null where nobody did
 * @param spread of handle times; null where there is none
 */
record Side(Tally tally, @Nullable Repeats repeats, @Nullable Satisfaction satisfaction, @Nullable Spread spread) {

    /** Customers' sums for each metric. */
    record Repeats(Clusters fcr, Clusters confirmed, Clusters csat, Clusters aht) {
        static final Repeats NONE = new Repeats(Clusters.NONE, Clusters.NONE, Clusters.NONE, Clusters.NONE);

        /** With other customers. */
        Repeats plus(Repeats others) {
            return new Repeats(
                    fcr.plus(others.fcr),
                    confirmed.plus(others.confirmed),
                    csat.plus(others.csat),
                    aht.plus(others.aht));
        }

        Clusters of(RateMetric metric) {
            return switch (metric) {
                case FCR -> fcr;
                case CONFIRMED -> confirmed;
                case CSAT -> csat;
            };
        }
    }

    /**
     * Median and 90th percentile in seconds, each with an interval where one can be had.
     *
     * @param method by which the intervals were made
     */
    record Spread(
            double median,
            double p90,
            Arm.@Nullable Bounds medianInterval,
            Arm.@Nullable Bounds p90Interval,
            Method method) {}

    static Side of(Tally tally) {
        return new Side(tally, null, null, null);
    }

    /** Counts and customers of both; what cannot be added is left out. */
    Side plus(Side other) {
        Repeats both = repeats == null || other.repeats == null ? null : repeats.plus(other.repeats);
        return new Side(tally.plus(other.tally), both, null, null);
    }

    /** The handle times as a sample. */
    static Sample handled(Tally tally) {
        double n = (double) tally.handled();
        if (tally.handled() == 0) {
            return new Sample(0, 0, 0);
        }
        double mean = tally.seconds() / n;
        double variance = tally.handled() < 2 ? 0 : Math.max(0, tally.squares() - tally.seconds() * mean) / (n - 1);
        return new Sample(tally.handled(), mean, variance);
    }

    Clustered.Rate counts(RateMetric metric) {
        return new Clustered.Rate(metric.of(tally), repeats == null ? Clusters.NONE : repeats.of(metric));
    }

    Clustered.Mean times() {
        return new Clustered.Mean(handled(tally), repeats == null ? Clusters.NONE : repeats.aht());
    }

    /** The survey answers weighted, as sure as the customers make them. */
    @Nullable
    Satisfaction weighted() {
        return satisfaction == null ? null : satisfaction.under(designEffect(RateMetric.CSAT));
    }

    Optional<Interval> rate(RateMetric metric) {
        return counts(metric).interval();
    }

    Optional<Interval> mean() {
        return times().interval();
    }

    /** How many times the variance of independent contacts the rate really has; 1 where they may count as independent. */
    double designEffect(RateMetric metric) {
        return counts(metric).designEffect();
    }

    /** The same of the mean handle time. */
    double designEffect() {
        return times().designEffect();
    }

    /** How customers who came several times blur both sides' mean handle times. */
    static Repetition repetition(Side bot, Side human) {
        return new Repetition(bot.times().repetition(), human.times().repetition());
    }
}
