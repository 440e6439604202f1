package dev.evenhand.metrics.statistics.forecast;

import dev.evenhand.metrics.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** From each point; none if there is no point to foretell from, or one the method cannot be used at. */
    List<Forecast.Trial> trials(Forecast.Method method) {
        List<Forecast.Trial> trials = new ArrayList<>();
        for (int origin : origins) {
            Optional<List<Interval>> told = method.forecast(Arrays.copyOf(values, origin), period, horizon);
            if (told.isEmpty()) {
                return List.of();
            }
            trials.add(new Forecast.Trial(origin, error(told.get(), origin)));
        }
        return trials;
    }

    private double error(List<Interval> told, int origin) {
        double sum = 0;
        for (int h = 0; h < horizon; h++) {
            sum += Math.abs(told.get(h).value() - values[origin + h]);
        }
        return sum / horizon;
    }

    private int[] originsAbove(int least) {
        return IntStream.rangeClosed(1, ORIGINS)
                .map(k -> values.length - k * horizon)
                .filter(origin -> origin > least)
                .toArray();
    }
}
