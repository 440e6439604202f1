package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.DailySeries.Day;
import dev.evenhand.metrics.report.ForecastAnswer.Actual;
import dev.evenhand.metrics.report.ForecastAnswer.Expected;
import dev.evenhand.metrics.report.ForecastAnswer.Staff;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Forecast;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Daily volume with its week, two weeks ahead, and the staff the next day takes. */
final class ForecastReport {
    private static final int WEEK = 7;
    private static final int AHEAD = 14;
    private static final int MOST_DAYS = 2 * 365;

    private final OutcomeView view;
    private final ReportQuery query;
    private final DailySeries series;

    ForecastReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.series = new DailySeries(view, query, now);
    }

    Future<ForecastAnswer> answer() {
        return series.days(List.of(Sum.ROWS), row -> row.getLong(2), 0L).compose(all -> {
            List<Day<Long>> days = all.subList(Math.max(0, all.size() - MOST_DAYS), all.size());
            double[] values = days.stream().mapToDouble(Day::value).toArray();
            Optional<Forecast> forecast = Forecast.of(values, WEEK, AHEAD);
            List<Expected> rows = forecast.map(f -> expected(days, f)).orElse(List.of());
            return staff(rows).map(staff -> answer(days, forecast, rows, staff));
        });
    }

    private static List<Expected> expected(List<Day<Long>> days, Forecast forecast) {
        LocalDate last = days.get(days.size() - 1).date();
        List<Expected> rows = new ArrayList<>();
        for (Interval value : forecast.values()) {
            last = last.plusDays(1);
            rows.add(new Expected(
                    last.toString(), Math.max(0, value.value()), Math.max(0, value.low()), Math.max(0, value.high())));
        }
        return rows;
    }

    private Future<@Nullable Staff> staff(List<Expected> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture(null)
                : new StaffingFigures(view, query, series.cohort()).of(rows.get(0));
    }

    private ForecastAnswer answer(
            List<Day<Long>> days, Optional<Forecast> forecast, List<Expected> rows, @Nullable Staff staff) {
        Map<String, Double> errors = new TreeMap<>();
        forecast.ifPresent(f -> f.errors().forEach((method, error) -> errors.put(code(method), error)));
        return new ForecastAnswer(
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                forecast.map(f -> code(f.method())).orElse(null),
                errors,
                days.stream()
                        .map(day -> new Actual(day.date().toString(), day.value()))
                        .toList(),
                rows,
                staff);
    }

    private static String code(Forecast.Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
