package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Bootstrap;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Median and 90th percentile of handle times: the values over all rows, the intervals by a bootstrap over customers.
 *
 * <p>Where a side holds more than {@value #MOST} times, one customer in 2, 4, 8 and so on is drawn from, by hash, and the
 * interval is shrunk by √(drawn/all) around the value: the spread of a quantile falls with the root of the count.
 */
final class Spreads {
    /** Most handle times a side that are fetched for a bootstrap. */
    static final int MOST = 10_000;

    /** So many customers share one whose times are kept beside the rows; a larger sample is read from the rows. */
    private static final long KEPT = 16;

    /** Times of the customers drawn from where many are left out. */
    static final String DRAWN = "(customer_key % " + KEPT + " = 0 AND handle_seconds >= 0)";

    static final Sum TIMES = Sum.count(Tally.COUNTED + " AND " + Lengths.HANDLE.known());

    private final OutcomeView view;
    private final Sql cohort;
    private final String arm;

    Spreads(OutcomeView view, Sql cohort, String arm) {
        this.view = view;
        this.cohort = cohort;
        this.arm = arm + "::VARCHAR";
    }

    /** So many handle times alike of a customer, known by a number. */
    private record Time(long customer, double seconds, long count) {
        static Map.Entry<String, Time> read(ResultSet row) throws SQLException {
            return Map.entry(row.getString(1), new Time(row.getLong(2), row.getDouble(3), row.getLong(4)));
        }
    }

    /** By side. */
    Future<Map<String, Side.Spread>> bySide() {
        return Quantiles.of(view, cohort, new Quantiles.By(arm, Lengths.HANDLE, Tally.COUNTED))
                .compose(quantiles -> {
                    long largest = quantiles.values().stream()
                            .mapToLong(Quantiles::n)
                            .max()
                            .orElse(0);
                    return largest == 0
                            ? Future.succeededFuture(Map.of())
                            : drawn(largest).compose(drawn -> spreads(quantiles, drawn));
                });
    }

    private Future<Map<String, List<Time>>> drawn(long largest) {
        return view.query(
                        sample(largest)
                                .sums(
                                        List.of(arm, "(customer_key >> 1)::BIGINT", Lengths.HANDLE.seconds()),
                                        List.of(TIMES)),
                        Time::read)
                .map(found -> Gathering.grouped(
                        found.stream()
                                .filter(entry -> entry.getValue().count > 0)
                                .toList(),
                        entry -> entry));
    }

    private Sql sample(long largest) {
        long every = 1;
        while (every * MOST < largest) {
            every *= 2;
        }
        Sql known = every < KEPT ? cohort.and(Lengths.HANDLE.known()) : cohort.and(DRAWN);
        return every == 1 || every == KEPT ? known : known.and("customer_key % " + every + " = 0");
    }

    private Future<Map<String, Side.Spread>> spreads(Map<String, Quantiles> quantiles, Map<String, List<Time>> drawn) {
        Map<String, Future<Side.Spread>> sides = new HashMap<>();
        quantiles.forEach(
                (name, all) -> sides.put(name, view.work(() -> spread(all, drawn.getOrDefault(name, List.of())))));
        return Future.all(List.copyOf(sides.values())).map(done -> {
            Map<String, Side.Spread> spreads = new HashMap<>();
            sides.forEach((name, side) -> spreads.put(name, side.result()));
            return spreads;
        });
    }

    private static Side.Spread spread(Quantiles all, List<Time> times) {
        double[] seconds =
                new double[(int) times.stream().mapToLong(Time::count).sum()];
        int[] customers = new int[seconds.length];
        numbered(times, seconds, customers);
        double shrink = Math.sqrt(Math.min(1, seconds.length / (double) all.n()));
        return new Side.Spread(
                all.median(),
                all.p90(),
                bounds(seconds, customers, new Wanted(0.5, all.median(), shrink)),
                bounds(seconds, customers, new Wanted(0.9, all.p90(), shrink)));
    }

    /** Customers counted from 0 in the order of their hash, in which the times stand. */
    private static void numbered(List<Time> times, double[] seconds, int[] customers) {
        int filled = 0;
        int number = 0;
        for (int i = 0; i < times.size(); i++) {
            Time time = times.get(i);
            number += i > 0 && time.customer != times.get(i - 1).customer ? 1 : 0;
            int end = filled + (int) time.count;
            Arrays.fill(seconds, filled, end, time.seconds);
            Arrays.fill(customers, filled, end, number);
            filled = end;
        }
    }

    /** A quantile whose value over all is known, and how much narrower than the drawn its interval is. */
    private record Wanted(double probability, double value, double shrink) {}

    private static Arm.@Nullable Bounds bounds(double[] seconds, int[] customers, Wanted wanted) {
        return Bootstrap.quantile(seconds, customers, Bootstrap.Plan.of(wanted.probability))
                .map(drawn -> new Arm.Bounds(
                        Math.max(0, wanted.value + wanted.shrink * (drawn.low() - drawn.value())),
                        wanted.value + wanted.shrink * (drawn.high() - drawn.value())))
                .orElse(null);
    }
}
