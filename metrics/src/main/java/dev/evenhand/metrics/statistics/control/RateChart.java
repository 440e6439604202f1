package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Control charts for a rate of periods of unequal size: the plain p-chart and Laney's p′.
 *
 * <p>{@code p̄ = Σx/Σn}, {@code σ_i = √(p̄q̄/n_i)}, limits {@code p̄ ± 3σ_z σ_i} in [0, 1]. The p-chart takes σ_z = 1
 * (W. A. Shewhart; NIST/SEMATECH e-Handbook 6.3.3.2). With thousands a period that rings at any breath of real life;
 * Laney's p′ measures how much periods really differ: {@code z_i = (p_i−p̄)/σ_i}, {@code σ_z =
 * mean|z_i−z_(i−1)|/1.128} (D. B. Laney, Quality Engineering 14 (2002) 531). Periods without observations are passed
 * over.
 */
public final class RateChart {
    private static final double D2 = 1.128;

    private RateChart() {}

    /**
     * What a rate is held against.
     *
     * @param mean p̄, strictly between 0 and 1
     * @param inflation σ_z, above 0
     */
    public record Baseline(double mean, double inflation) {
        public Baseline {
            Checks.openProbability("mean", mean);
            Checks.positive("inflation", inflation);
        }

        /**
         * One period against the baseline.
         *
         * @throws IllegalArgumentException if nothing was observed in it
         */
        public ControlPoint judge(Proportion period) {
            Checks.that(period.n() > 0, "a period must hold observations, n", period.n());
            double sigma = inflation * sigma(mean, period);
            return new ControlPoint(
                    period.p(),
                    Math.max(0, mean - 3 * sigma),
                    Math.min(1, mean + 3 * sigma),
                    (period.p() - mean) / sigma);
        }

        /** All periods that hold observations, in order. */
        public List<ControlPoint> judge(List<Proportion> periods) {
            return periods.stream().filter(p -> p.n() > 0).map(this::judge).toList();
        }
    }

    /** The p-chart's baseline; empty if there is no observation or all came out the same. */
    public static Optional<Baseline> plain(List<Proportion> periods) {
        Proportion all = periods.stream().reduce(new Proportion(0, 0), Proportion::plus);
        boolean varies = all.successes() > 0 && all.failures() > 0;
        return varies ? Optional.of(new Baseline(all.p(), 1)) : Optional.empty();
    }

    /**
     * Laney's baseline, periods in order of time; empty as {@link #plain}, or with fewer than two periods, or if none
     * differs from the next.
     */
    public static Optional<Baseline> laney(List<Proportion> periods) {
        return plain(periods).flatMap(plain -> {
            double inflation = inflation(plain.judge(periods));
            return inflation > 0 ? Optional.of(new Baseline(plain.mean, inflation)) : Optional.empty();
        });
    }

    private static double inflation(List<ControlPoint> points) {
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            steps.add(Math.abs(points.get(i).deviation() - points.get(i - 1).deviation()));
        }
        return steps.stream().mapToDouble(step -> step).average().orElse(0) / D2;
    }

    private static double sigma(double mean, Proportion period) {
        return Math.sqrt(mean * (1 - mean) / period.n());
    }
}
