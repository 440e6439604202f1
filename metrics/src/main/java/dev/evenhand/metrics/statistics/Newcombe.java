package dev.evenhand.metrics.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Newcombe's hybrid score interval for a difference of two independent rates (his method 10).
 *
 * <p>{@code L = d − √((p1−l1)²+(u2−p2)²)}, {@code U = d + √((u1−p1)²+(p2−l2)²)} with Wilson's (l, u). R. G. Newcombe,
 * Statistics in Medicine 17 (1998) 873. It is {@link Mover} with a single stratum.
 */
public final class Newcombe {
    private static final double[] ALONE = {1};

    private Newcombe() {}

    /** First rate minus second with its interval in [−1, 1]; empty if either has no observation. */
    public static Optional<Interval> difference(Proportion first, Proportion second) {
        return Wilson.interval(first).flatMap(one -> Wilson.interval(second).map(two -> difference(one, two)));
    }

    /** The same of two rates with their limits, whatever these rest on. */
    public static Interval difference(Interval first, Interval second) {
        return Mover.difference(ALONE, List.of(first), List.of(second)).clipped(-1, 1);
    }
}
