package dev.evenhand.metrics.report.warning;

import dev.evenhand.metrics.report.query.AlertRule;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.control.ControlPoint;
import dev.evenhand.metrics.statistics.control.Ewma;
import dev.evenhand.metrics.statistics.control.MedianDeviation;
import dev.evenhand.metrics.statistics.control.RateChart;
import dev.evenhand.metrics.statistics.control.RunRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric's days against its baseline.
 *
 * <p>Shares by Laney's p′, seconds by median and median deviation of daily means. Yellow: EWMA, or two of three beyond 2σ.
 * Red: beyond 3σ, a practical change and enough observations. Back to green after two quiet days. A manager's lines stand
 * beside: a day beyond one is yellow, a second in a row red; they hold also while the baseline is being learned.
 */
final class Watch {
    static final int LATEST = 7;
    static final int LEAST_BEFORE = 14;
    private static final int QUIET = 2;

    /** A day's figure: {@code value} is null where nothing was observed; {@code enough} for more than a whim. */
    record Figure(LocalDate date, double sum, long n, boolean share, boolean enough) {
        @Nullable
        Double value() {
            return n == 0 ? null : share ? (Double) (sum / n) : (Double) sum;
        }
    }

    /** A day judged; {@code point} is null where there is nothing to judge. */
    record Judged(
            Figure figure, @Nullable ControlPoint point, @Nullable Double ewma, List<String> signals, String level) {}

    private final List<Figure> days;
    private final Usual usual;
    private final AlertRule rule;

    /**
     * What days are held against: of shares p̄ and Laney's σz, which is 1 on a plain p-chart; of seconds the median and the median
     * deviation.
     *
     * @param before the days it is from
     */
    record Usual(boolean share, double centre, double spread, List<Figure> before) {
        /** A figure among its limits. */
        ControlPoint judge(Figure figure) {
            return share
                    ? new RateChart.Baseline(centre, spread).judge(proportion(figure))
                    : new ControlPoint(
                            figure.sum,
                            Math.max(0, centre - 3 * spread),
                            centre + 3 * spread,
                            (figure.sum - centre) / spread);
        }
    }

    private Watch(List<Figure> days, Usual usual, AlertRule rule) {
        this.days = days;
        this.usual = usual;
        this.rule = rule;
    }

    /** The same with a manager's lines beside it. */
    Watch by(AlertRule lines) {
        return new Watch(days, usual, lines);
    }

    /** Levels by a manager's fixed lines alone, where there is no baseline yet: the last day's, or {@code learning}. */
    static String unlearned(List<Figure> days, AlertRule lines) {
        List<Boolean> beyond = days.stream()
                .filter(day -> day.n > 0)
                .map(day -> !crossed(day, lines, null).isEmpty())
                .toList();
        int last = beyond.size() - 1;
        if (last < 0 || !beyond.get(last)) {
            return "learning";
        }
        return last > 0 && beyond.get(last - 1) ? "red" : "yellow";
    }

    /** The lines a day with enough contacts is beyond. */
    static List<String> crossed(Figure day, AlertRule lines, @Nullable Double usual) {
        @Nullable Double value = day.value();
        return value == null || !day.enough ? List.of() : lines.crossed(value, usual);
    }

    /** Empty while there are too few days with observations before the latest, or they never differed. */
    static Optional<Watch> of(List<Figure> days, boolean share) {
        List<Figure> before = days.subList(0, Math.max(0, days.size() - LATEST)).stream()
                .filter(figure -> figure.n > 0)
                .toList();
        if (before.size() < LEAST_BEFORE) {
            return Optional.empty();
        }
        return (share ? shares(before) : seconds(before)).map(usual -> new Watch(days, usual, AlertRule.NONE));
    }

    private static Optional<Usual> shares(List<Figure> before) {
        List<Proportion> usual = before.stream().map(Watch::proportion).toList();
        return RateChart.laney(usual)
                .or(() -> RateChart.plain(usual))
                .map(baseline -> new Usual(true, baseline.mean(), baseline.inflation(), before));
    }

    private static Proportion proportion(Figure figure) {
        return new Proportion(Math.round(figure.sum), figure.n);
    }

    private static Optional<Usual> seconds(List<Figure> before) {
        MedianDeviation usual =
                MedianDeviation.of(before.stream().mapToDouble(Figure::sum).toArray());
        return usual.mad() == 0 ? Optional.empty() : Optional.of(new Usual(false, usual.median(), usual.mad(), before));
    }

    Usual usual() {
        return usual;
    }

    double centre() {
        return usual.centre;
    }

    /** Every day in order; days without observations keep the level of the day before. */
    List<Judged> judged() {
        List<@Nullable ControlPoint> points = new ArrayList<>();
        days.forEach(day -> points.add(day.n == 0 ? null : usual.judge(day)));
        double[] deviations = points.stream()
                .filter(point -> point != null)
                .mapToDouble(ControlPoint::deviation)
                .toArray();
        List<ControlPoint> averages = Ewma.chart(deviations, Ewma.Settings.standard());
        boolean[] runs = RunRule.twoOfThree(deviations);
        List<Judged> judged = new ArrayList<>();
        String level = "green";
        int quiet = 0;
        int seen = 0;
        boolean beyond = false;
        for (int i = 0; i < days.size(); i++) {
            ControlPoint point = points.get(i);
            if (point == null) {
                judged.add(new Judged(days.get(i), null, null, List.of(), level));
                continue;
            }
            List<String> signals = signals(point, averages.get(seen), runs[seen]);
            List<String> lines = crossed(days.get(i), rule, centre());
            signals.addAll(lines);
            String own = beyond && !lines.isEmpty() ? "red" : level(days.get(i), point, signals);
            beyond = !lines.isEmpty();
            quiet = own.equals("green") ? quiet + 1 : 0;
            level = own.equals("green") && quiet < QUIET && !level.equals("green") ? "yellow" : own;
            judged.add(new Judged(days.get(i), point, averages.get(seen++).value(), signals, level));
        }
        return judged;
    }

    private static List<String> signals(ControlPoint point, ControlPoint average, boolean run) {
        List<String> signals = new ArrayList<>();
        if (average.out()) {
            signals.add("ewma");
        }
        if (run) {
            signals.add("two_of_three");
        }
        if (point.out()) {
            signals.add("beyond_limits");
        }
        return signals;
    }

    private String level(Figure figure, ControlPoint point, List<String> signals) {
        boolean practical = Math.abs(point.value() - centre()) >= rule.practicalChange(figure.share, centre());
        if (point.out() && practical && figure.enough) {
            return "red";
        }
        boolean restless = signals.stream().anyMatch(signal -> !signal.equals("beyond_limits"));
        return restless ? "yellow" : "green";
    }

    /** Yellows a day to expect of a manager's lines although nothing has changed; 0 without any. */
    double linesByChance() {
        double enough = (double) days.stream().filter(day -> day.enough).count() / days.size();
        return enough
                * days.stream()
                        .filter(day -> day.n > 0)
                        .mapToDouble(day -> (usual.judge(day).high() - centre()) / 3)
                        .filter(deviation -> deviation > 0)
                        .map(deviation -> rule.byChance(centre(), deviation))
                        .average()
                        .orElse(0);
    }
}
