package dev.evenhand.metrics.statistics.forecast;

import java.util.Arrays;

/**
 * Where Holt–Winters starts: a classical decomposition of the first two seasons.
 *
 * <p>Centred moving average over a season; a straight line through what it gives, whose intercept at index 0 (its
 * first value has index 1) is the level and whose slope is the trend; the season's figure from what is left, centred.
 * M. G. Kendall, A. Stuart, The Advanced Theory of Statistics, vol. 3, ch. 46.
 */
final class SeasonalStart {
    private final double level;
    private final double trend;
    private final double[] figure;

    private SeasonalStart(double level, double trend, double[] figure) {
        this.level = level;
        this.trend = trend;
        this.figure = figure;
    }

    double level() {
        return level;
    }

    double trend() {
        return trend;
    }

    double[] figure() {
        return figure.clone();
    }

    static SeasonalStart of(double[] values, Season season) {
        double[] average = movingAverage(values, season.period());
        double middle = (average.length + 1) / 2.0;
        double mean = Arrays.stream(average).average().orElseThrow();
        double rise = 0;
        double run = 0;
        for (int i = 0; i < average.length; i++) {
            rise += (i + 1 - middle) * (average[i] - mean);
            run += (i + 1 - middle) * (i + 1 - middle);
        }
        double slope = rise / run;
        return new SeasonalStart(mean - slope * middle, slope, figure(values, average, season));
    }

    /** Of the first two seasons, from the first place that has half a season before it. */
    private static double[] movingAverage(double[] values, int period) {
        int half = period / 2;
        double ends = period % 2 == 0 ? 0.5 : 1;
        double[] average = new double[2 * period - 2 * half];
        for (int i = 0; i < average.length; i++) {
            double sum = ends * (values[i] + values[i + 2 * half]);
            for (int j = 1; j < 2 * half; j++) {
                sum += values[i + j];
            }
            average[i] = sum / period;
        }
        return average;
    }

    private static double[] figure(double[] values, double[] average, Season season) {
        double[] sum = new double[season.period()];
        int[] seen = new int[season.period()];
        for (int i = 0; i < average.length; i++) {
            int at = i + season.period() / 2;
            sum[at % season.period()] += season.remove(values[at], average[i]);
            seen[at % season.period()]++;
        }
        double[] figure = new double[season.period()];
        Arrays.setAll(figure, i -> sum[i] / seen[i]);
        double centre = Arrays.stream(figure).average().orElseThrow();
        Arrays.setAll(figure, i -> season.remove(figure[i], centre));
        return figure;
    }
}
