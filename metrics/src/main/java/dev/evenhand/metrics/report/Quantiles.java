package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Question;
import dev.evenhand.metrics.store.Snapshot;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Median and 90th percentile of a group's {@code n} seconds, over all its rows, by interpolation (type 7 of R).
 *
 * <p>Exact; of more than {@value #MOST_EXACT} times in all, exact for times rounded to a tenth of a second (to a second
 * from an hour on), which moves a quantile by half a tenth at most, far less than it is uncertain by.
 */
record Quantiles(double median, double p90, long n) {
    /** More times than this are counted by tenths of a second. */
    static final long MOST_EXACT = 20_000;

    private static final double TENTHS = 10;

    /** Grouped by a key, the quantiles of a column of seconds, among rows for which a condition holds. */
    record By(String key, Lengths lengths, String among) {
        Sum sum() {
            return Sum.count(among + " AND " + lengths.known());
        }
    }

    /** By the key of each group that has times. */
    static Future<Map<String, Quantiles>> of(OutcomeView view, Sql rows, By by) {
        return Circle.of(rows)
                .map(circle -> view.look(snapshot -> ofAll(snapshot, new Circled(circle, rows), by)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> asked(view, rows, by)));
    }

    private record Circled(Circle circle, Sql rows) {}

    /** Of all there ever was, of which the counts that are booked are known already. */
    private static Optional<Map<String, Quantiles>> ofAll(Snapshot snapshot, Circled circled, By by)
            throws SQLException {
        Grouping slots =
                circled.circle.grouping(List.of(by.key, by.lengths.slot().name()), List.of(by.sum()));
        Optional<Together> together = Together.of(snapshot, Circle.everything(circled.rows), List.of(slots), List.of());
        return together.isEmpty()
                ? Optional.empty()
                : ofCounts(together.get().lines(slots, Together.Only.NOTHING_LEFT_OUT));
    }

    private static Future<Map<String, Quantiles>> asked(OutcomeView view, Sql rows, By by) {
        return view.query(counted(rows, by), row -> Map.entry(name(row.getString(1)), read(row)))
                .compose(found ->
                        found.stream().mapToLong(group -> group.getValue().n).sum() > MOST_EXACT
                                ? Future.succeededFuture(byGroup(found))
                                : exact(view, rows, by));
    }

    /** Of each group how many there are, and around either quantile the two times in tenths between which it lies. */
    private static Question counted(Sql rows, By by) {
        Question slots = rows.sums(List.of(by.key, by.lengths.slot().name()), List.of(by.sum()));
        return booked -> {
            SqlQuery counts = slots.given(booked);
            return new SqlQuery(
                    "WITH counts(key, slot, times) AS (" + counts.sql() + "), ranked AS (SELECT key, slot,"
                            + " sum(times) OVER (PARTITION BY key ORDER BY slot) AS reached,"
                            + " sum(times) OVER (PARTITION BY key) AS n FROM counts WHERE times > 0)"
                            + " SELECT key, any_value(n)::BIGINT, " + around(5) + ", " + around(9)
                            + " FROM ranked GROUP BY key",
                    counts.parameters());
        };
    }

    private static String around(int tenths) {
        String place = "(n - 1) * " + tenths + " // 10";
        return "min(slot) FILTER (reached > " + place + "), min(slot) FILTER (reached > least(" + place
                + " + 1, n - 1))";
    }

    private static Quantiles read(ResultSet row) throws SQLException {
        long n = row.getLong(2);
        return new Quantiles(between(row, 3, (n - 1) * 5 % 10), between(row, 5, (n - 1) * 9 % 10), n);
    }

    private static double between(ResultSet row, int at, long share) throws SQLException {
        double low = row.getLong(at) / TENTHS;
        return low + share / TENTHS * (row.getLong(at + 1) / TENTHS - low);
    }

    /**
     * Told from lines of a group's key, a slot and how many times are in it, in any order and of one slot also more than one.
     * Empty where the times are so few that they are told exactly.
     */
    static Optional<Map<String, Quantiles>> ofCounts(List<Line> lines) {
        Map<String, List<Slot>> counts = new HashMap<>();
        for (Line line : lines) {
            if (line.keys().get(1) instanceof Long slot && line.whole(0) > 0) {
                counts.computeIfAbsent(name(line.text(0)), key -> new ArrayList<>())
                        .add(new Slot(slot, line.whole(0)));
            }
        }
        Map<String, Quantiles> found = new HashMap<>();
        counts.forEach((key, slots) -> {
            slots.sort(Comparator.comparingLong(Slot::tenths));
            long n = slots.stream().mapToLong(Slot::times).sum();
            found.put(key, new Quantiles(at(slots, n, 5), at(slots, n, 9), n));
        });
        return found.values().stream().mapToLong(Quantiles::n).sum() > MOST_EXACT
                ? Optional.of(found)
                : Optional.empty();
    }

    /** So many times alike. */
    private record Slot(long tenths, long times) {}

    private static double at(List<Slot> slots, long n, int tenths) {
        long place = (n - 1) * tenths / 10;
        double low = slot(slots, place) / TENTHS;
        return low + (n - 1) * tenths % 10 / TENTHS * (slot(slots, Math.min(place + 1, n - 1)) / TENTHS - low);
    }

    /** That of the time with so many before it. */
    private static long slot(List<Slot> slots, long before) {
        long reached = 0;
        for (Slot slot : slots) {
            reached += slot.times;
            if (reached > before) {
                return slot.tenths;
            }
        }
        throw new IllegalArgumentException("there are not so many times: " + before);
    }

    private static String name(@Nullable String key) {
        return key == null ? Cells.UNKNOWN : key;
    }

    private static Map<String, Quantiles> byGroup(List<Map.Entry<String, Quantiles>> groups) {
        return groups.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Future<Map<String, Quantiles>> exact(OutcomeView view, Sql rows, By by) {
        String seconds = by.lengths.seconds();
        String columns =
                by.key + ", quantile_cont(" + seconds + ", 0.5), quantile_cont(" + seconds + ", 0.9), count(*)";
        return view.query(
                        rows.and(by.among).and(by.lengths.known()).select(columns, "GROUP BY 1"),
                        row -> Map.entry(
                                name(row.getString(1)),
                                new Quantiles(row.getDouble(2), row.getDouble(3), row.getLong(4))))
                .map(Quantiles::byGroup);
    }
}
