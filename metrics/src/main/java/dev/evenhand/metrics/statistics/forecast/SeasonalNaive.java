package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forecast every other must beat: as it was a season ago.
 *
 * <p>{@code x̂_(n+h) = x_(n+h−mk)} with the smallest k, variance {@code σ²k}, σ² the mean square of seasonal
 * differences. R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §5.2 and §5.5. Empty
 * without one value more than a season.
 */
public final class SeasonalNaive {
    private SeasonalNaive() {}

    /**
     * The next {@code horizon} values with prediction intervals.
     *
     * @throws IllegalArgumentException if the period or the horizon is below 1 or a value is not finite
     */
    public static Optional<List<Interval>> forecast(double[] values, int period, int horizon) {
        Checks.that(period >= 1, "period must be at least 1", period);
        Checks.that(horizon >= 1, "horizon must be at least 1", horizon);
        if (values.length <= period) {
            return Optional.empty();
        }
        double variance = 0;
        for (int i = period; i < values.length; i++) {
            double difference = values[i] - values[i - period];
            variance += difference * difference / (values.length - period);
        }
        List<Interval> forecast = new ArrayList<>();
        for (int h = 0; h < horizon; h++) {
            int seasons = 1 + h / period;
            double value = values[values.length - period + h % period];
            forecast.add(Interval.around(value, StandardNormal.Z * Math.sqrt(variance * seasons)));
        }
        return Optional.of(forecast);
    }
}
