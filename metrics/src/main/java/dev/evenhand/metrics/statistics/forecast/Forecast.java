package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next values of a series by the method that would have foretold its latest ones best.
 *
 * <p>Every method is tried by {@link Backtest}: up to {@value Backtest#ORIGINS} times the method is shown the series
 * up to a point, the last point {@code horizon} before the end and each other as much earlier, and its mean absolute
 * error over the {@code horizon} after that is noted. Holt–Winters is taken only if it wins; else the seasonal naive
 * is shown. (L. J. Tashman, Int. J. of Forecasting 16 (2000) 437.)
 *
 * @param method the winner
 * @param values the next values with prediction intervals
 * @param trials of every method that could be tried, the latest first
 */
public record Forecast(Method method, List<Interval> values, Map<Method, List<Trial>> trials) {
    public Forecast {
        values = List.copyOf(values);
        trials = Map.copyOf(trials);
    }

    /** So many of the values were shown, and the mean absolute error over the horizon after them. */
    public record Trial(int shown, double error) {}

    /** Mean absolute backtest error of every method that could be tried. */
    public Map<Method, Double> errors() {
        return errors(trials);
    }

    private static Map<Method, Double> errors(Map<Method, List<Trial>> trials) {
        Map<Method, Double> errors = new EnumMap<>(Method.class);
        trials.forEach((method, tried) -> errors.put(
                method, tried.stream().mapToDouble(Trial::error).average().orElseThrow()));
        return errors;
    }

    /** In order of preference where errors are equal. */
    public enum Method {
        SEASONAL_NAIVE {
            @Override
            Optional<List<Interval>> forecast(double[] values, int period, int horizon) {
                return SeasonalNaive.forecast(values, period, horizon);
            }
        },
        HOLT_WINTERS_ADDITIVE {
            @Override
            Optional<List<Interval>> forecast(double[] values, int period, int horizon) {
                return smoothed(values, new Season(period, Season.Kind.ADDITIVE), horizon);
            }
        },
        HOLT_WINTERS_MULTIPLICATIVE {
            @Override
            Optional<List<Interval>> forecast(double[] values, int period, int horizon) {
                return smoothed(values, new Season(period, Season.Kind.MULTIPLICATIVE), horizon);
            }
        };

        abstract Optional<List<Interval>> forecast(double[] values, int period, int horizon);

        private static Optional<List<Interval>> smoothed(double[] values, Season season, int horizon) {
            return HoltWinters.fit(values, season).map(model -> model.forecast(horizon));
        }
    }

    /**
     * The forecast of {@code horizon} values; without errors and naive where the series is too short for a backtest,
     * empty where it does not even exceed a season.
     *
     * @throws IllegalArgumentException if the period is below 2, the horizon below 1 or a value is not finite
     */
    public static Optional<Forecast> of(double[] values, int period, int horizon) {
        Checks.that(period >= 2, "period must be at least 2", period);
        Checks.that(horizon >= 1, "horizon must be at least 1", horizon);
        Backtest backtest = new Backtest(values, period, horizon);
        Map<Method, List<Trial>> trials = new EnumMap<>(Method.class);
        for (Method method : Method.values()) {
            List<Trial> tried = backtest.trials(method);
            if (!tried.isEmpty()) {
                trials.put(method, tried);
            }
        }
        Method best = errors(trials).entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(Method.SEASONAL_NAIVE);
        return best.forecast(values, period, horizon).map(next -> new Forecast(best, next, trials));
    }
}
