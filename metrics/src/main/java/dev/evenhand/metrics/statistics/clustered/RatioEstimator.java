package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.WeightedMean;
import java.util.Optional;

/**
 * A mean over contacts when customers have several and theirs resemble each other.
 *
 * <p>{@code R = Σy/Σn}, {@code Var = K/(K−1) · Σ(y−Rn)²/(Σn)²} over K customers, known from K − 1 degrees of freedom. W. G.
 * Cochran, Sampling Techniques, 3rd ed., ch. 6 and 11. Counting contacts as if they were independent makes the interval too narrow; from {@value
 * #REPEATS} contacts a customer on this is to be used.
 */
public final class RatioEstimator {
    /** Contacts a customer above which they count as repeated. */
    public static final double REPEATS = 1.1;

    private RatioEstimator() {}

    /** A ratio with its standard error, and the customers and contacts it rests on. */
    public record Ratio(double value, double standardError, long clusters, double n) {
        /** {@code R ± t·SE} with K − 1 degrees of freedom, for a quantity of any range; of a rate see {@link ClusteredRate}. */
        public Interval interval() {
            return mean().interval();
        }

        /**
         * The same to be compared by {@link dev.evenhand.metrics.statistics.Welch}, with customers taken as different ones (the
         * same on both sides would only narrow it); of rates {@link EffectiveRate#minus} instead.
         */
        public WeightedMean mean() {
            return WeightedMean.of(value, standardError * standardError, clusters - 1.0);
        }
    }

    /** The ratio; empty with fewer than two customers or no contact. */
    public static Optional<Ratio> of(Clusters sums) {
        if (sums.count() < 2 || sums.n() == 0) {
            return Optional.empty();
        }
        double ratio = sums.y() / sums.n();
        double squares = sums.yy() - 2 * ratio * sums.yn() + ratio * ratio * sums.nn();
        double variance = sums.count() / (sums.count() - 1.0) * Math.max(0, squares) / (sums.n() * sums.n());
        return Optional.of(new Ratio(ratio, Math.sqrt(variance), sums.count(), sums.n()));
    }

    /**
     * How many times the variance of {@code sample}, taken for independent, the ratio over these customers has; at least 1, and
     * that of a single observation where all are one customer's.
     */
    public static double designEffect(Clusters sums, Sample sample) {
        double independent = sample.n() == 0 ? 0 : sample.variance() / sample.n();
        return sums.count() == 1
                ? Math.max(1, sums.n())
                : of(sums).filter(ratio -> independent > 0)
                        .map(ratio -> Math.max(1, ratio.standardError() * ratio.standardError() / independent))
                        .orElse(1.0);
    }

    /** Whether customers come back often enough for their contacts not to count as independent. */
    public static boolean repeated(Clusters sums) {
        return sums.count() > 0 && sums.n() / sums.count() > REPEATS;
    }
}
