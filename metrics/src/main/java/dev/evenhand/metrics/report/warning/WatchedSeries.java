package dev.evenhand.metrics.report.warning;

import dev.evenhand.metrics.report.query.AlertRule;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.DailySeries;
import dev.evenhand.metrics.report.rows.DailySeries.Day;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.warning.Watch.Figure;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every watched metric day by day, against what it usually is. */
final class WatchedSeries {
    private final ReportQuery query;
    private final DailySeries series;

    WatchedSeries(OutcomeView view, ReportQuery query, Instant now) {
        this.query = query;
        this.series = new DailySeries(view, query, now);
    }

    /** A metric's days, and what they come to. */
    record Watched(WatchedMetric metric, List<Figure> days, AlertRule rule, Optional<Watch> watch) {
        double falseAlarmsADay(double ofTheChart) {
            return watch.map(known -> Math.min(1, ofTheChart + known.linesByChance()))
                    .orElse(0.0);
        }
    }

    /** In the order of the metrics. */
    Future<List<Watched>> watched() {
        double[] nothing = new double[2 * WatchedMetric.ALL.size()];
        return series.days(WatchedMetric.SUMS, WatchedSeries::read, nothing)
                .map(days -> IntStream.range(0, WatchedMetric.ALL.size())
                        .mapToObj(place -> watched(place, days))
                        .toList());
    }

    private static double[] read(ResultSet row) throws SQLException {
        double[] values = new double[2 * WatchedMetric.ALL.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getDouble(i + 2);
        }
        for (int i = 0; i < WatchedMetric.ALL.size(); i++) {
            values[2 * i] = WatchedMetric.ALL.get(i).figure(values[2 * i], values[2 * i + 1]);
        }
        return values;
    }

    private Watched watched(int place, List<Day<double[]>> days) {
        WatchedMetric metric = WatchedMetric.ALL.get(place);
        List<Figure> figures = days.stream().map(day -> figure(day, place)).toList();
        AlertRule rule = query.house().alerts().getOrDefault(metric.name(), AlertRule.NONE);
        return new Watched(
                metric, figures, rule, Watch.of(figures, metric.share()).map(watch -> watch.by(rule)));
    }

    private Figure figure(Day<double[]> day, int place) {
        long n = (long) day.value()[2 * place + 1];
        boolean share = WatchedMetric.ALL.get(place).share();
        return new Figure(
                day.date(), day.value()[2 * place], n, share, n >= query.house().nMin());
    }

    Sql cohort() {
        return series.cohort();
    }
}
