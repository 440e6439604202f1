package dev.evenhand.metrics.statistics;

/**
 * A sum of weighted sample means with its variance and what Satterthwaite's degrees of freedom need.
 *
 * @param value Σ W m
 * @param variance Σ W² s²/n
 * @param spread Σ (W² s²/n)²/(n − 1)
 * @param fallback Σ (n − 1), the degrees of freedom if nothing varies
 */
public record WeightedMean(double value, double variance, double spread, double fallback) {
    public static final WeightedMean NONE = new WeightedMean(0, 0, 0, 0);

    /** One weighted mean of a sample of at least 2. */
    public static WeightedMean of(double weight, Sample sample) {
        double variance = weight * weight * sample.meanVariance();
        return new WeightedMean(
                weight * sample.mean(), variance, variance * variance / (sample.n() - 1), sample.n() - 1.0);
    }

    public WeightedMean plus(WeightedMean other) {
        return new WeightedMean(
                value + other.value, variance + other.variance, spread + other.spread, fallback + other.fallback);
    }

    public WeightedMean minus(WeightedMean other) {
        return plus(new WeightedMean(-other.value, other.variance, other.spread, other.fallback));
    }

    double df() {
        return spread > 0 ? variance * variance / spread : fallback;
    }

    public Interval interval() {
        return Student.interval(value, variance, df());
    }
}
