package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.StandardNormal;
import java.util.ArrayList;
import java.util.List;

/** A series smoothed to its end, ready to be carried on. */
public final class HoltWintersModel {
    private final Season season;
    private final Smoothing smoothing;
    private final double[] seasonal;
    private final int next;
    private double level;
    private double trend;
    private double sse;
    private int errors;

    private HoltWintersModel(double[] values, Season season, Smoothing smoothing) {
        SeasonalStart start = SeasonalStart.of(values, season);
        this.season = season;
        this.smoothing = smoothing;
        this.seasonal = start.figure();
        this.level = start.level();
        this.trend = start.trend();
        this.next = values.length % season.period();
    }

    static HoltWintersModel run(double[] values, Season season, Smoothing smoothing) {
        HoltWintersModel model = new HoltWintersModel(values, season, smoothing);
        for (int i = season.period(); i < values.length; i++) {
            model.see(values[i], i % season.period());
        }
        return model;
    }

    private void see(double value, int at) {
        double error = value - season.join(level + trend, seasonal[at]);
        double before = level;
        level = smoothing.alpha() * season.remove(value, seasonal[at]) + (1 - smoothing.alpha()) * (before + trend);
        trend = smoothing.beta() * (level - before) + (1 - smoothing.beta()) * trend;
        seasonal[at] = smoothing.gamma() * season.remove(value, level) + (1 - smoothing.gamma()) * seasonal[at];
        sse += error * error;
        errors++;
    }

    HoltWintersModel orBetter(HoltWintersModel other) {
        return other.sse < sse || Double.isNaN(sse) ? other : this;
    }

    /** How the series repeats itself. */
    public Season season() {
        return season;
    }

    /** The parameters it was smoothed with. */
    public Smoothing smoothing() {
        return smoothing;
    }

    /** Sum of squared one-step errors from the second season on. */
    public double sse() {
        return sse;
    }

    /** How many one-step errors there were. */
    public int errors() {
        return errors;
    }

    /** After the last value. */
    public double level() {
        return level;
    }

    /** By which the level rises from one value to the next. */
    public double trend() {
        return trend;
    }

    /**
     * The next {@code horizon} values with prediction intervals: {@code σ²Σψ²}, {@code ψ_0 = 1}, {@code ψ_j = α(1+jβ)
     * + γ(1−α)} at whole seasons and without its last term between (C. Chatfield, M. Yar, The Statistician 37 (1988)
     * 129); of a multiplicative season each term in proportion to the season's figure. Normal errors are assumed.
     *
     * @throws IllegalArgumentException if the horizon is below 1
     */
    public List<Interval> forecast(int horizon) {
        Checks.that(horizon >= 1, "horizon must be at least 1", horizon);
        List<Interval> values = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            double value = season.join(level + h * trend, figure(h));
            values.add(Interval.around(value, StandardNormal.Z * Math.sqrt(variance(h))));
        }
        return values;
    }

    /** Variance of the error h steps ahead, h of at least 1. */
    public double variance(int h) {
        double sum = 1;
        for (int j = 1; j < h; j++) {
            double scale = season.kind() == Season.Kind.ADDITIVE ? 1 : figure(h) / figure(h - j);
            sum += psi(j) * psi(j) * scale * scale;
        }
        return sum * sse / errors;
    }

    private double psi(int j) {
        double atSeason = j % season.period() == 0 ? smoothing.gamma() * (1 - smoothing.alpha()) : 0;
        return smoothing.alpha() * (1 + j * smoothing.beta()) + atSeason;
    }

    /** The season's figure h steps ahead, h of at least 1. */
    public double figure(int h) {
        return seasonal[(next + h - 1) % season.period()];
    }
}
