package dev.evenhand.metrics.statistics.control;

import dev.evenhand.metrics.statistics.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * The exponentially weighted moving average chart: it sees a small lasting shift sooner than single points do.
 *
 * <p>{@code E_t = λx_t + (1−λ)E_(t−1)}, {@code E_0} the target, asymptotic limits {@code target ± L s √(λ/(2−λ))}. S.
 * W. Roberts, Technometrics 1 (1959) 239; NIST/SEMATECH e-Handbook 6.3.2.4.
 */
public final class Ewma {
    private Ewma() {}

    /**
     * How the chart is set.
     *
     * @param lambda weight of the newest value, in (0, 1]
     * @param width L, above 0
     * @param target the value in control
     * @param sd standard deviation of single values in control, above 0
     */
    public record Settings(double lambda, double width, double target, double sd) {
        public Settings {
            Checks.that(lambda > 0 && lambda <= 1, "lambda must lie in (0, 1]", lambda);
            Checks.positive("width", width);
            Checks.finite("target", target);
            Checks.positive("sd", sd);
        }

        /** λ .2, L 2.962 over deviations in standard units: in control it signals falsely once in about 500 periods. */
        public static Settings standard() {
            return new Settings(0.2, 2.962, 0, 1);
        }
    }

    /** The moving average after each value, in order, with the limits. */
    public static List<ControlPoint> chart(double[] values, Settings settings) {
        double lambda = settings.lambda;
        double sigma = settings.sd * Math.sqrt(lambda / (2 - lambda));
        double reach = settings.width * sigma;
        List<ControlPoint> points = new ArrayList<>();
        double average = settings.target;
        for (double value : values) {
            Checks.finite("value", value);
            average = lambda * value + (1 - lambda) * average;
            double away = average - settings.target;
            points.add(new ControlPoint(average, settings.target - reach, settings.target + reach, away / sigma));
        }
        return points;
    }
}
