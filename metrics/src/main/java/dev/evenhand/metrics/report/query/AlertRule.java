package dev.evenhand.metrics.report.query;

import dev.evenhand.metrics.statistics.control.FalseAlarms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manager wants to be told of a watched metric beside what its chart finds. Lines count only for days with enough
 * contacts: one day beyond a line is yellow, two in a row are red.
 *
 * @param above line a day's figure should not be above; a share of 0 to 1, or seconds; null for none
 * @param below the same for below
 * @param change by which share of the usual figure a day may differ from it, such as .25; null for any
 * @param practical change below which the chart alone is never red: of a share in parts of 1, of seconds as a share of the
 *     usual; null for five points and a fifth
 */
public record AlertRule(
        @Nullable Double above, @Nullable Double below, @Nullable Double change, @Nullable Double practical) {
    /** Nothing a manager has set. */
    public static final AlertRule NONE = new AlertRule(null, null, null, null);

    private static final double PRACTICAL_POINTS = 0.05;
    private static final double PRACTICAL_SHARE = 0.20;

    /** What counts as a practical change of a metric nobody has set it for. */
    public static double usualPractical(boolean share) {
        return share ? PRACTICAL_POINTS : PRACTICAL_SHARE;
    }

    /** Whether it says nothing at all. */
    public boolean empty() {
        return equals(NONE);
    }

    /** The smallest change that is worth a red, in the metric's own units. */
    public double practicalChange(boolean share, double usual) {
        double wanted = practical == null ? usualPractical(share) : practical;
        return share ? wanted : wanted * usual;
    }

    /** The lines a figure is beyond: {@code above}, {@code below}, {@code change}; the last only where the usual is known. */
    public List<String> crossed(double value, @Nullable Double usual) {
        List<String> crossed = new ArrayList<>();
        if (above != null && value > above) {
            crossed.add("above");
        }
        if (below != null && value < below) {
            crossed.add("below");
        }
        if (change != null && usual != null && Math.abs(value - usual) > change * usual) {
            crossed.add("change");
        }
        return crossed;
    }

    /** Probability that a day beyond a line comes although nothing has changed; 0 without lines. */
    public double byChance(double usual, double deviation) {
        double high = change == null ? Double.POSITIVE_INFINITY : usual * (1 + change);
        double low = change == null ? Double.NEGATIVE_INFINITY : usual * (1 - change);
        high = above == null ? high : Math.min(high, above);
        low = below == null ? low : Math.max(low, below);
        return FalseAlarms.outside((low - usual) / deviation, (high - usual) / deviation);
    }
}
