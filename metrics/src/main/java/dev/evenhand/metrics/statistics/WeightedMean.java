package dev.evenhand.metrics.statistics;

/**
 * A sum of weighted sample means with its variance and what Satterthwaite's degrees of freedom need.
 *
 * @param value Σ W m
 * @param variance Σ W² s²/n
 * @param spread Σ (W² s²/n)²/df, of a sample df = n − 1
 * @param fallback Σ df, the degrees of freedom if nothing varies
 */
public record WeightedMean(double value, double variance, double spread, double fallback) {
    public static final WeightedMean NONE = new WeightedMean(0, 0, 0, 0);

    /** One weighted mean of a sample of at least 2. */
    public static WeightedMean of(double weight, Sample sample) {
        return of(weight, sample, Repetition.Arm.NONE);
    }

    /** The same of customers who came several times. */
    public static WeightedMean of(double weight, Sample sample, Repetition.Arm customers) {
        return of(weight * sample.mean(), weight * weight * customers.meanVariance(sample), customers.df(sample));
    }

    /** A mean whose variance is known from {@code df} degrees of freedom. */
    public static WeightedMean of(double value, double variance, double df) {
        return new WeightedMean(value, variance, variance * variance / df, df);
    }

    public WeightedMean plus(WeightedMean other) {
        return new WeightedMean(
                value + other.value, variance + other.variance, spread + other.spread, fallback + other.fallback);
    }

    public WeightedMean minus(WeightedMean other) {
        return plus(new WeightedMean(-other.value, other.variance, other.spread, other.fallback));
    }

    public double df() {
        return spread > 0 ? variance * variance / spread : fallback;
    }

    public Interval interval() {
        return Student.interval(value, variance, df());
    }
}
