package dev.evenhand.metrics.report.forecast;

import dev.evenhand.metrics.report.answer.ForecastAnswer;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Actual;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Expected;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Staff;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.DailySeries;
import dev.evenhand.metrics.report.rows.DailySeries.Day;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.forecast.Forecast;
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
public final class ForecastReport {
    /** What the people for a day are computed of. */
    public static final List<Sum> STAFFING_SUMS = StaffingFigures.SUMS;

    static final int WEEK = 7;
    private static final int AHEAD = 14;
    private static final int MOST_DAYS = 2 * 365;

    private final OutcomeView view;
    private final ReportQuery query;
    private final DailySeries series;

    public ForecastReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.series = new DailySeries(view, query, now);
    }

    /** The days before, and those to come. */
    private record Foretold(List<Day<Long>> days, Optional<Forecast> forecast, List<Expected> rows) {
        List<Actual> history() {
            return days.stream()
                    .map(day -> new Actual(day.date().toString(), day.value()))
                    .toList();
        }
    }

    /** What is expected, with the days before; no rows and no staff where the days before are too few to tell. */
    public Future<ForecastAnswer> answer() {
        return foretold().compose(told -> staff(told.rows).map(staff -> answer(told, staff)));
    }

    /** How the days to come were foretold. */
    public Future<Made> made() {
        return foretold()
                .compose(told -> view.work(
                        () -> new ForecastWorking(query.chinese(), told.history()).made(told.forecast, told.rows)));
    }

    /** How the people for the next of them were. */
    public Future<Made> staffing() {
        return foretold()
                .compose(told -> told.rows.isEmpty()
                        ? Future.succeededFuture(Made.of(List.of(), List.of()))
                        : staffing(told.rows.get(0)));
    }

    private Future<Made> staffing(Expected day) {
        return new StaffingFigures(view, query, series.cohort())
                .planned(day)
                .map(plan -> plan == null
                        ? Made.of(List.of(), List.of())
                        : new StaffingCalculation(query.chinese()).made(plan));
    }

    private Future<Foretold> foretold() {
        return series.days(List.of(Sum.ROWS), row -> row.getLong(2), 0L).map(all -> {
            List<Day<Long>> days = all.subList(Math.max(0, all.size() - MOST_DAYS), all.size());
            double[] values = days.stream().mapToDouble(Day::value).toArray();
            Optional<Forecast> forecast = Forecast.of(values, WEEK, AHEAD);
            return new Foretold(
                    days, forecast, forecast.map(f -> expected(days, f)).orElse(List.of()));
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

    private ForecastAnswer answer(Foretold told, @Nullable Staff staff) {
        Map<String, Double> errors = new TreeMap<>();
        told.forecast.ifPresent(f -> f.errors().forEach((method, error) -> errors.put(code(method), error)));
        return new ForecastAnswer(
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                told.forecast.map(f -> code(f.method())).orElse(null),
                errors,
                told.history(),
                told.rows,
                staff);
    }

    private static String code(Forecast.Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
