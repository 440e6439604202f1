package dev.evenhand.metrics.report.answer;

import org.jspecify.annotations.Nullable;

/** One side's figure. The value and its limits are null only where {@code n} is 0 (a mean's limits also where it is 1). */
public sealed interface Arm {
    long n();

    @Nullable
    Double value();

    @Nullable
    Double low();

    @Nullable
    Double high();

    /** Whether there are too few to read anything into it, though value and interval are given. */
    boolean tooEarly();

    /**
     * A rate.
     *
     * @param assumed what rests on silence, as a share of n: part of an FCR, on top of confirmed resolution; with its interval, in
     *     which all contacts of a customer count as alike. Both null where nothing is assumed
     */
    record Rate(
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            boolean tooEarly,
            @Nullable Double assumed,
            @Nullable Bounds assumedInterval)
            implements Arm {}

    /**
     * Satisfaction: content ÷ answers.
     *
     * @param offered surveys shown; null, as are the weighted value and the bounds, where an answer does not tell that it was
     *     asked for: then the silent are not told either. {@code answered} is n
     * @param weighted as if all who were asked had answered like those of their kind who did; with Wilson's interval at
     *     {@code kish} answers, like for like by MOVER over the strata; null in trends and hours
     * @param kish how many equally weighted answers of as many customers would be worth as much
     * @param weightedCoverage share of those asked of whose kind somebody answered; the weighted value speaks for them
     * @param bounds what the silent could make of it
     */
    record Csat(
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            boolean tooEarly,
            @Nullable Long offered,
            long answered,
            @Nullable Double weighted,
            @Nullable Double weightedLow,
            @Nullable Double weightedHigh,
            @Nullable Double kish,
            @Nullable Double weightedCoverage,
            @Nullable Bounds bounds)
            implements Arm {}

    /** A mean in seconds with median and 90th percentile and their intervals. */
    record Seconds(
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            boolean tooEarly,
            @Nullable Double median,
            @Nullable Double p90,
            @Nullable Bounds medianInterval,
            @Nullable Bounds p90Interval)
            implements Arm {}

    /** A figure and nothing beside it. */
    record Plain(long n, @Nullable Double value, @Nullable Double low, @Nullable Double high, boolean tooEarly)
            implements Arm {}

    /** Two ends. */
    record Bounds(double low, double high) {}
}
