package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Grouping;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Distribution;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Snapshot;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Median and 90th percentile of a group's seconds, over all its rows.
 *
 * <p>Exact; of more than {@value #MOST_EXACT} times in all, exact for times rounded to a tenth of a second (to a second
 * from an hour on), which moves a quantile by half a tenth at most, far less than it is uncertain by.
 */
record Quantiles(Distribution times) {
    /** More times than this are counted by tenths of a second. */
    static final long MOST_EXACT = 20_000;

    private static final double TENTHS = 10;

    double median() {
        return times.quantile(0.5);
    }

    double p90() {
        return times.quantile(0.9);
    }

    long n() {
        return times.n();
    }

    /** Both with their intervals, where a time is worth {@code 1 / designEffect} independent ones. */
    Side.Spread spread(double designEffect) {
        double independent = n() / Math.max(1, designEffect);
        return new Side.Spread(
                median(),
                p90(),
                Arms.bounds(times.quantile(0.5, independent)),
                Arms.bounds(times.quantile(0.9, independent)),
                Method.WOODRUFF);
    }

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
        return counted(view, rows, by, by.lengths.slot().name()).compose(counts -> {
            long all = counts.stream().mapToLong(count -> count.of.times()).sum();
            return all > MOST_EXACT
                    ? Future.succeededFuture(byKey(counts, TENTHS))
                    : counted(view, rows, by, by.lengths.seconds()).map(exact -> byKey(exact, 1));
        });
    }

    /** By the key of each group that has times, always counted by tenths, as cells hold them. */
    static Future<Map<String, Quantiles>> ofTenths(OutcomeView view, Sql rows, By by) {
        return counted(view, rows, by, by.lengths.slot().name()).map(counts -> byKey(counts, TENTHS));
    }

    /** The same of lines of a group's key, a slot and how many times are in it. */
    static Map<String, Quantiles> ofTenths(List<Line> lines) {
        return byKey(lines.stream().flatMap(Quantiles::counted).toList(), TENTHS);
    }

    /** So many times alike of a group. */
    private record Counted(String key, Distribution.Count of) {}

    private static Future<List<Counted>> counted(OutcomeView view, Sql rows, By by, String alike) {
        return view.query(
                rows.and(by.lengths.known()).sums(List.of(by.key, alike), List.of(by.sum())),
                row -> new Counted(name(row.getString(1)), new Distribution.Count(row.getDouble(2), row.getLong(3))));
    }

    /**
     * Told from lines of a group's key, a slot and how many times are in it, in any order and of one slot also more than one.
     * Empty where the times are so few that they are told exactly.
     */
    static Optional<Map<String, Quantiles>> ofCounts(List<Line> lines) {
        List<Counted> counts = lines.stream().flatMap(Quantiles::counted).toList();
        return counts.stream().mapToLong(count -> count.of.times()).sum() > MOST_EXACT
                ? Optional.of(byKey(counts, TENTHS))
                : Optional.empty();
    }

    private static Stream<Counted> counted(Line line) {
        return line.keys().get(1) instanceof Long slot && line.whole(0) > 0
                ? Stream.of(new Counted(name(line.text(0)), new Distribution.Count((double) slot, line.whole(0))))
                : Stream.empty();
    }

    private static Map<String, Quantiles> byKey(List<Counted> counts, double unit) {
        Map<String, List<Distribution.Count>> groups = counts.stream()
                .collect(Collectors.groupingBy(
                        Counted::key,
                        Collectors.mapping(
                                count -> new Distribution.Count(count.of.value() / unit, count.of.times()),
                                Collectors.toList())));
        Map<String, Quantiles> found = new HashMap<>();
        groups.forEach((key, times) ->
                Distribution.of(times).ifPresent(distribution -> found.put(key, new Quantiles(distribution))));
        return found;
    }

    private static String name(@Nullable String key) {
        return key == null ? Cells.UNKNOWN : key;
    }
}
