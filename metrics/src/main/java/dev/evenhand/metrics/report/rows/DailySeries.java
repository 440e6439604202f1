package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.RowMapper;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A figure for every day that is over, the empty days included, in the query's timezone. */
public final class DailySeries {
    /** Condition of rows of days that are over, for a reader. */
    public static final String OVER = "started_at < date_trunc('day', as_of)";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;
    private final LocalDate today;

    public DailySeries(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.cohort = Sql.cohort(query, now);
        Instant end = query.cohort().to().isBefore(now) ? query.cohort().to() : now;
        this.today = end.atZone(query.cohort().zone()).toLocalDate();
    }

    /** One day's columns. */
    public record Day<T>(LocalDate date, T value) {}

    /** Reads a day's sums, which stand from the second on. */
    public interface Columns<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Days from the first with a contact to the last that is over; {@code none} for those without any. */
    public <T> Future<List<Day<T>>> days(List<Sum> sums, Columns<T> reader, T none) {
        String day = LocalTimes.of("started_at", query.cohort()) + "::DATE";
        RowMapper<Day<T>> mapper = row -> new Day<>(LocalDate.parse(row.getString(1)), reader.read(row));
        return view.query(cohort.sums(List.of(day + "::VARCHAR"), sums), mapper).map(found -> filled(found, none));
    }

    private <T> List<Day<T>> filled(List<Day<T>> found, T none) {
        Map<LocalDate, T> byDate = new TreeMap<>();
        found.forEach(day -> byDate.put(day.date, day.value));
        List<Day<T>> days = new ArrayList<>();
        if (!found.isEmpty()) {
            found.get(0)
                    .date
                    .datesUntil(today.isBefore(found.get(0).date) ? found.get(0).date : today)
                    .forEach(date -> days.add(new Day<>(date, byDate.getOrDefault(date, none))));
        }
        return days;
    }

    /** Rows of every day, today included. */
    public Sql cohort() {
        return cohort;
    }

    /** Rows of the days that are over. */
    public Sql over() {
        return cohort.during(
                cohort.span().from(), today.atStartOfDay(query.cohort().zone()).toInstant());
    }
}
