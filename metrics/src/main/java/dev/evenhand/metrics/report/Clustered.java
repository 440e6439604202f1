package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.GroupedRepeats.Total;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Repetition;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.statistics.clustered.ClusteredRate;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.EffectiveRate;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator.Ratio;
import java.util.Optional;

/**
 * Intervals that know who came often: over customers where there are more than 1.1 contacts a customer, else as of
 * independent contacts; a rate's at as many contacts as are worth independent ones ({@link ClusteredRate}). Contacts of a
 * single customer are one opinion.
 */
final class Clustered {
    private Clustered() {}

    /** First rate minus second. */
    static Optional<Interval> difference(Rate first, Rate second) {
        return first.effective().flatMap(one -> second.effective().map(one::minus));
    }

    /** First mean minus second. */
    static Optional<Interval> difference(Mean first, Mean second) {
        return compare(first, second).map(Welch.Comparison::difference);
    }

    /** The same with its degrees of freedom; empty too where neither varies at all. */
    static Optional<Welch.Comparison> compare(Mean first, Mean second) {
        return first.repeated() || second.repeated()
                ? first.ratio().flatMap(one -> second.ratio().flatMap(two -> Welch.compare(one.mean(), two.mean())))
                : Welch.compare(first.sample, second.sample);
    }

    /** How many times the variance of independent contacts a rate over these customers has; 1 where they hardly repeat. */
    static double effectOnRate(Clusters customers) {
        return RatioEstimator.repeated(customers) ? ClusteredRate.designEffect(customers) : 1;
    }

    /** Contacts counted, and their customers' sums; none where nobody is known to have come again. */
    record Rate(Proportion counts, Clusters customers) {
        /** The same with the customers of a group who came again. */
        Rate of(GroupedRepeats repeats, int metric, String group) {
            double y = (double) counts.successes();
            return new Rate(counts, repeats.of(metric, new Total((double) counts.n(), y, y), group));
        }

        boolean repeated() {
            return RatioEstimator.repeated(customers);
        }

        /** Empty only without contacts. */
        Optional<Interval> interval() {
            return effective().map(EffectiveRate::interval);
        }

        /** The rate at as many contacts as are worth independent ones; empty only without contacts. */
        Optional<EffectiveRate> effective() {
            return repeated() ? Optional.of(ClusteredRate.of(customers)) : EffectiveRate.of(counts);
        }

        /** How many times the variance of independent contacts; 1 where they may count as independent. */
        double designEffect() {
            return effectOnRate(customers);
        }

        /**
         * Some of the contacts as a share of all, such as those that count by silence. Whose they are is not told: all
         * contacts of a customer count as alike in it. Empty only without contacts.
         */
        Optional<Interval> part(long some) {
            double all = (double) counts.n();
            return all == 0 ? Optional.empty() : Optional.of(Wilson.interval(some / all, all / largestEffect()));
        }

        /** The largest design effect there can be; 1 where contacts may count as independent. */
        double largestEffect() {
            return repeated() ? customers.largestEffect() : 1;
        }
    }

    /** The same of a quantity. */
    record Mean(Sample sample, Clusters customers) {
        /** The same with the customers of a group who came again. */
        Mean of(GroupedRepeats repeats, int metric, String group) {
            return new Mean(sample, repeats.of(metric, total(), group));
        }

        private Total total() {
            double n = (double) sample.n();
            double y = n * sample.mean();
            return new Total(n, y, sample.variance() * Math.max(0, n - 1) + y * sample.mean());
        }

        boolean repeated() {
            return RatioEstimator.repeated(customers);
        }

        /** Empty for fewer than two contacts, or for one customer's. */
        Optional<Interval> interval() {
            return repeated() ? ratio().map(Ratio::interval) : Welch.mean(sample);
        }

        Optional<Ratio> ratio() {
            Total all = total();
            return RatioEstimator.of(
                    customers.count() > 0
                            ? customers
                            : new Clusters(sample.n(), all.n(), all.sum(), all.squares(), all.sum(), all.n()));
        }

        /** How many times the variance of independent contacts; 1 where they may count as independent. */
        double designEffect() {
            return repeated() ? RatioEstimator.designEffect(customers, sample) : 1;
        }

        /** What the means of its parts are known by. */
        Repetition.Arm repetition() {
            return repeated()
                    ? new Repetition.Arm(designEffect(), customers.n() / customers.count())
                    : Repetition.Arm.NONE;
        }
    }
}
