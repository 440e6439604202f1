package dev.evenhand.metrics.statistics;

import java.util.OptionalDouble;

/**
 * How many of {@code n} went well; {@code n} may be 0, which has no rate.
 *
 * <p>Refused with an {@link IllegalArgumentException} unless {@code 0 <= successes <= n}.
 */
public record Proportion(long successes, long n) {
    public Proportion {
        Checks.that(n >= 0, "n must not be negative", n);
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must lie between 0 and n = " + n + ", but was " + successes);
        }
    }

    /** The share of successes, empty if there is nothing to share. */
    public OptionalDouble rate() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(p());
    }

    /** Those that did not go well. */
    public long failures() {
        return n - successes;
    }

    /** Both counts added: the same question asked of two groups together. */
    public Proportion plus(Proportion other) {
        return new Proportion(Math.addExact(successes, other.successes), Math.addExact(n, other.n));
    }

    /** The rate where the caller has already made sure that there is one. */
    public double p() {
        return (double) successes / n;
    }
}
