package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.clustered.Bootstrap;
import dev.evenhand.metrics.store.Kept;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    record Time(long customer, double seconds, long count) {
        static Map.Entry<String, Time> of(Line line) {
            long customer = ((Number) Objects.requireNonNull(line.keys().get(1))).longValue();
            double seconds = ((Number) Objects.requireNonNull(line.keys().get(2))).doubleValue();
            return Map.entry(String.valueOf(line.text(0)), new Time(customer, seconds, line.whole(0)));
        }

        static Map.Entry<String, Time> read(ResultSet row) throws SQLException {
            return Map.entry(row.getString(1), new Time(row.getLong(2), row.getDouble(3), row.getLong(4)));
        }
    }

    /** All times of each side. */
    Future<Map<String, Quantiles>> quantiles() {
        return Quantiles.of(view, cohort, new Quantiles.By(arm, Lengths.HANDLE, Tally.COUNTED));
    }

    /** By side. */
    Future<Map<String, Side.Spread>> bySide(Map<String, Quantiles> quantiles) {
        long largest = quantiles.values().stream().mapToLong(Quantiles::n).max().orElse(0);
        return largest == 0
                ? Future.succeededFuture(Map.of())
                : drawn(largest).compose(drawn -> spreads(quantiles, drawn, Kept.nothing()));
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
        long every = every(largest);
        Sql known = every < KEPT ? cohort.and(Lengths.HANDLE.known()) : cohort.and(DRAWN);
        return every == 1 || every == KEPT ? known : known.and("customer_key % " + every + " = 0");
    }

    /** One customer in so many is drawn from where the largest side has so many times. */
    private static long every(long largest) {
        long every = 1;
        while (every * MOST < largest) {
            every *= 2;
        }
        return every;
    }

    /** Which customers' times are drawn from; empty where those that are kept are too few. */
    static Optional<Together.Only> drawnFrom(Collection<Quantiles> sides) {
        long every = every(sides.stream().mapToLong(Quantiles::n).max().orElse(0));
        return every < KEPT ? Optional.empty() : Optional.of(new OneIn(every));
    }

    /** Of lines of {@link Time}, whose customers' numbers are halved. */
    private record OneIn(long every) implements Together.Only {
        @Override
        public String sql() {
            return "customer_key % " + every + " = 0";
        }

        @Override
        public boolean holds(Line line) {
            return line.keys().get(1) instanceof Long half && half % (every / 2) == 0;
        }
    }

    /** Of times in any order; computed once as long as they are the same. */
    Future<Map<String, Side.Spread>> spreads(Map<String, Quantiles> quantiles, List<Line> drawn, Kept kept) {
        Map<String, List<Time>> sides = Gathering.grouped(drawn, Time::of);
        sides.replaceAll((side, times) -> times.stream()
                .filter(time -> time.count > 0)
                .sorted(Comparator.comparingLong(Time::customer).thenComparingDouble(Time::seconds))
                .toList());
        return spreads(quantiles, sides, kept);
    }

    private Future<Map<String, Side.Spread>> spreads(
            Map<String, Quantiles> quantiles, Map<String, List<Time>> drawn, Kept kept) {
        Map<String, Future<Side.Spread>> sides = new HashMap<>();
        quantiles.forEach((name, all) -> sides.put(name, view.work(() -> {
            Times times = new Times(drawn.getOrDefault(name, List.of()));
            return kept.made(Bounds.class, times, () -> bounds(times)).around(all);
        })));
        return Future.all(List.copyOf(sides.values())).map(done -> {
            Map<String, Side.Spread> spreads = new HashMap<>();
            sides.forEach((name, side) -> spreads.put(name, side.result()));
            return spreads;
        });
    }

    /** Of a side's customers that were drawn from. */
    private record Times(List<Time> all) {}

    /** What a bootstrap of so many times gives for either quantile; of the same times it is always the same. */
    private record Bounds(int drawn, Optional<Interval> median, Optional<Interval> p90) {
        private Side.Spread around(Quantiles all) {
            double shrink = Math.sqrt(Math.min(1, drawn / (double) all.n()));
            return new Side.Spread(
                    all.median(),
                    all.p90(),
                    around(all.median(), median, shrink),
                    around(all.p90(), p90, shrink),
                    Method.BOOTSTRAP);
        }

        private static Arm.@Nullable Bounds around(double value, Optional<Interval> interval, double shrink) {
            return interval.map(found -> new Arm.Bounds(
                            Math.max(0, value + shrink * (found.low() - found.value())),
                            value + shrink * (found.high() - found.value())))
                    .orElse(null);
        }
    }

    private static Bounds bounds(Times times) {
        double[] seconds =
                new double[(int) times.all.stream().mapToLong(Time::count).sum()];
        int[] customers = new int[seconds.length];
        numbered(times.all, seconds, customers);
        List<Optional<Interval>> found =
                Bootstrap.quantiles(seconds, customers, List.of(Bootstrap.Plan.of(0.5), Bootstrap.Plan.of(0.9)));
        return new Bounds(seconds.length, found.get(0), found.get(1));
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
}
