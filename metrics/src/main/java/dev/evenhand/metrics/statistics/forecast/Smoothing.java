package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;

/** How fast level, trend and season follow the newest value, each in [0, 1]. */
public record Smoothing(double alpha, double beta, double gamma) {
    public Smoothing {
        Checks.probability("alpha", alpha);
        Checks.probability("beta", beta);
        Checks.probability("gamma", gamma);
    }

    /** The same with one of the three (0, 1, 2) moved by {@code step}, kept inside [0, 1]. */
    Smoothing moved(int which, double step) {
        return new Smoothing(
                which == 0 ? moved(alpha, step) : alpha,
                which == 1 ? moved(beta, step) : beta,
                which == 2 ? moved(gamma, step) : gamma);
    }

    private static double moved(double value, double step) {
        return Math.min(1, Math.max(0, value + step));
    }
}
