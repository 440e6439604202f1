package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;
import java.util.Arrays;
import java.util.Optional;

/**
 * Holt and Winters' exponential smoothing of level, trend and season.
 *
 * <p>{@code l = α(x ⊖ s) + (1−α)(l′ + b′)}, {@code b = β(l−l′) + (1−β)b′}, {@code s = γ(x ⊖ l) + (1−γ)s′}, ⊖ minus or
 * divided by; start as {@link SeasonalStart}, errors counted from the second season on, parameters by least squares.
 * P. R. Winters, Management Science 6 (1960) 324. Empty with fewer than two whole seasons and one value more, or for
 * multiplicative seasons with a value that is not above 0.
 */
public final class HoltWinters {
    private static final double[] COARSE = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final double FINEST_STEP = 1e-7;

    private HoltWinters() {}

    /** The series smoothed with given parameters. */
    public static Optional<HoltWintersModel> fixed(double[] values, Season season, Smoothing smoothing) {
        if (!possible(values, season)) {
            return Optional.empty();
        }
        HoltWintersModel model = HoltWintersModel.run(values, season, smoothing);
        return Double.isFinite(model.sse()) ? Optional.of(model) : Optional.empty();
    }

    /**
     * The series smoothed with the parameters that leave the smallest squared one-step errors: a coarse grid, then
     * ever finer steps.
     */
    public static Optional<HoltWintersModel> fit(double[] values, Season season) {
        if (!possible(values, season)) {
            return Optional.empty();
        }
        HoltWintersModel best = coarse(values, season);
        for (double step = 0.1; step > FINEST_STEP; ) {
            HoltWintersModel better = stepped(values, best, step);
            step = better == best ? step / 2 : step;
            best = better;
        }
        return Double.isFinite(best.sse()) ? Optional.of(best) : Optional.empty();
    }

    private static HoltWintersModel coarse(double[] values, Season season) {
        HoltWintersModel best = HoltWintersModel.run(values, season, new Smoothing(0.3, 0.1, 0.1));
        for (double alpha : COARSE) {
            for (double beta : COARSE) {
                for (double gamma : COARSE) {
                    best = best.orBetter(HoltWintersModel.run(values, season, new Smoothing(alpha, beta, gamma)));
                }
            }
        }
        return best;
    }

    private static HoltWintersModel stepped(double[] values, HoltWintersModel start, double step) {
        HoltWintersModel best = start;
        for (int which = 0; which < 3; which++) {
            for (double signed : new double[] {step, -step}) {
                Smoothing moved = best.smoothing().moved(which, signed);
                best = best.orBetter(HoltWintersModel.run(values, best.season(), moved));
            }
        }
        return best;
    }

    private static boolean possible(double[] values, Season season) {
        for (double value : values) {
            Checks.finite("value", value);
        }
        boolean positive = Arrays.stream(values).allMatch(value -> value > 0);
        return values.length > 2 * season.period() && (positive || season.kind() == Season.Kind.ADDITIVE);
    }
}
