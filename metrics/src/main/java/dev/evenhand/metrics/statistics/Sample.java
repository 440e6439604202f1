package dev.evenhand.metrics.statistics;

/**
 * A sample of a quantity by its size, mean and variance (divisor n − 1; 0 where n is below 2 and there is none to
 * know).
 *
 * <p>Refused with an {@link IllegalArgumentException} if {@code n} or the variance is negative or a component is not
 * finite.
 */
public record Sample(long n, double mean, double variance) {
    public Sample {
        Checks.that(n >= 0, "n must not be negative", n);
        Checks.finite("mean", mean);
        Checks.notNegative("variance", variance);
    }

    /**
     * The sample these values are; of none, {@code (0, 0, 0)}. Two passes, so that a large mean does not eat the
     * variance.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Sample of(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Sample(values.length, mean, values.length < 2 ? 0 : squares / (values.length - 1));
    }

    /** Standard deviation. */
    public double sd() {
        return Math.sqrt(variance);
    }

    /** Squared standard error of the mean, for n of at least 1. */
    double meanVariance() {
        return variance / n;
    }
}
