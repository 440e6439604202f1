package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Bootstrap;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Median and 90th percentile of handle times: the values exact over all rows, the intervals by a bootstrap over customers.
 *
 * <p>Where a side holds more than {@value #MOST} times, every k-th customer by hash is drawn from, and the interval is
 * shrunk by √(drawn/all) around the exact value: the spread of a quantile falls with the root of the count.
 */
final class Spreads {
    /** Most handle times a side that are fetched for a bootstrap. */
    static final int MOST = 20_000;

    private final OutcomeView view;
    private final Sql counted;
    private final String arm;

    Spreads(OutcomeView view, Sql cohort, String arm) {
        this.view = view;
        this.counted = cohort.and(Tally.COUNTED);
        this.arm = arm;
    }

    /** One handle time of a customer, known by a number. */
    private record Time(long customer, double seconds) {}

    /** By side. */
    Future<Map<String, Side.Spread>> of(Map<String, Tally> tallies) {
        long largest = tallies.values().stream().mapToLong(Tally::handled).max().orElse(0);
        if (largest == 0) {
            return Future.succeededFuture(Map.of());
        }
        return Quantiles.of(view, counted, new Quantiles.By(arm + "::VARCHAR", Lengths.HANDLE))
                .compose(exact -> drawn(largest).map(drawn -> joined(tallies, exact, drawn)));
    }

    private Future<Map<String, List<Time>>> drawn(long largest) {
        long every = Math.max(1, (largest + MOST - 1) / MOST);
        Sql handled = counted.and(Lengths.HANDLE.known());
        Sql rows = every == 1 ? handled : handled.and("customer_key % " + every + " = 0");
        return view.query(
                        rows.select(arm + "::VARCHAR, (customer_key >> 1)::BIGINT, handle_seconds", "ORDER BY 1, 2, 3"),
                        row -> Map.entry(row.getString(1), new Time(row.getLong(2), row.getDouble(3))))
                .map(found -> Gathering.grouped(found, entry -> entry));
    }

    private static Map<String, Side.Spread> joined(
            Map<String, Tally> tallies, Map<String, Quantiles> exact, Map<String, List<Time>> drawn) {
        Map<String, Side.Spread> spreads = new HashMap<>();
        exact.forEach((name, quantiles) -> {
            List<Time> times = drawn.getOrDefault(name, List.of());
            double all = tallies.getOrDefault(name, Tally.NONE).handled();
            double shrink = Math.sqrt(Math.min(1, times.size() / Math.max(1, all)));
            spreads.put(
                    name,
                    new Side.Spread(
                            quantiles.median(),
                            quantiles.p90(),
                            bounds(times, new Wanted(0.5, quantiles.median(), shrink)),
                            bounds(times, new Wanted(0.9, quantiles.p90(), shrink))));
        });
        return spreads;
    }

    /** A quantile whose exact value is known, and how much narrower than the drawn its interval is. */
    private record Wanted(double probability, double value, double shrink) {}

    private static Arm.@Nullable Bounds bounds(List<Time> times, Wanted wanted) {
        double[] seconds = times.stream().mapToDouble(Time::seconds).toArray();
        return Bootstrap.quantile(seconds, numbered(times), Bootstrap.Plan.of(wanted.probability))
                .map(drawn -> new Arm.Bounds(
                        Math.max(0, wanted.value + wanted.shrink * (drawn.low() - drawn.value())),
                        wanted.value + wanted.shrink * (drawn.high() - drawn.value())))
                .orElse(null);
    }

    /** Customers counted from 0 in the order of their hash, in which the times stand. */
    private static int[] numbered(List<Time> times) {
        int[] numbers = new int[times.size()];
        for (int i = 1; i < numbers.length; i++) {
            boolean same = times.get(i).customer() == times.get(i - 1).customer();
            numbers[i] = numbers[i - 1] + (same ? 0 : 1);
        }
        return numbers;
    }
}
