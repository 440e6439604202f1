package dev.evenhand.metrics.statistics.randomised;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Significance;
import java.util.Optional;

/**
 * The sample-ratio check: whether a randomised split came out as it was drawn.
 *
 * <p>{@code χ² = (assigned − expected)²/variance}, one degree of freedom; p below {@value #INVALID_BELOW} means that
 * the assignment or its recording is broken, and the experiment says nothing. A. Fabijan and others, KDD 2019, 2156.
 * Count what was randomised: customers, where the draw is sticky, and not their contacts.
 */
public final class SampleRatio {
    /** The p below which an experiment is invalid. */
    public static final double INVALID_BELOW = 0.001;

    private SampleRatio() {}

    /**
     * Of a split drawn with one probability throughout; empty if nobody was assigned.
     *
     * @throws IllegalArgumentException unless the share lies strictly between 0 and 1
     */
    public static Optional<Significance> test(Proportion assigned, double share) {
        Checks.openProbability("share", share);
        return test(assigned.successes(), assigned.n() * share, assigned.n() * share * (1 - share));
    }

    /**
     * Of a split whose probability changed on the way: {@code expected = Σπ}, {@code variance = Σπ(1−π)}; empty if
     * the variance is 0.
     *
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public static Optional<Significance> test(long assigned, double expected, double variance) {
        Checks.that(assigned >= 0, "assigned must not be negative", assigned);
        Checks.notNegative("expected", expected);
        Checks.notNegative("variance", variance);
        double excess = assigned - expected;
        return variance == 0 ? Optional.empty() : Optional.of(Significance.chiSquare(excess * excess / variance, 1));
    }

    /** Whether the split may be believed. */
    public static boolean valid(Significance test) {
        return test.p() >= INVALID_BELOW;
    }
}
