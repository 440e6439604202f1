package dev.evenhand.metrics.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The latest values foretold from those before, at the same points for every method so that none has easier ones. */
final class Backtest {
    /** At most so many points are foretold from. */
    static final int ORIGINS = 5;

    private final double[] values;
    private final int period;
    private final int horizon;
    private final int[] origins;

    Backtest(double[] values, int period, int horizon) {
        this.values = values;
        this.period = period;
        this.horizon = horizon;
        int[] smoothable = originsAbove(2 * period);
        this.origins = smoothable.length > 0 ? smoothable : originsAbove(period);
    }

    /** Mean absolute error; empty if there is no point to foretell from, or one the method cannot be used at. */
    OptionalDouble error(Forecast.Method method) {
        double sum = 0;
        for (int origin : origins) {
            Optional<List<Interval>> told = method.forecast(Arrays.copyOf(values, origin), period, horizon);
            if (told.isEmpty()) {
                return OptionalDouble.empty();
            }
            for (int h = 0; h < horizon; h++) {
                sum += Math.abs(told.get().get(h).value() - values[origin + h]);
            }
        }
        return origins.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / origins.length / horizon);
    }

    private int[] originsAbove(int least) {
        return IntStream.rangeClosed(1, ORIGINS)
                .map(k -> values.length - k * horizon)
                .filter(origin -> origin > least)
                .toArray();
    }
}
