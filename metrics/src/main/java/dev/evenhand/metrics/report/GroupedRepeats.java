package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.CustomerSums.Metric;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Customers' sums group by group, such as topic by topic: a customer's contacts within a group resemble each other.
 *
 * <p>Asked for only where some group has more contacts of customers who came again than chance makes of one in eleven: below
 * it the intervals are hardly too narrow, and a report costs what it did. Up to {@value #MOST_EXACT} contacts they are read from
 * the rows of those customers, all others having one contact each, which is what their group's tally has beyond those. Of
 * more, groups take the design effect of their side, or of the wider side where they hold both.
 */
final class GroupedRepeats {
    /** More contacts than this take their side's design effect. */
    static final long MOST_EXACT = 200_000;

    static final GroupedRepeats NONE = new GroupedRepeats(Map.of(), Map.of());

    private final Map<List<String>, List<Again>> groups;
    private final Map<String, List<Double>> effects;

    private GroupedRepeats(Map<List<String>, List<Again>> groups, Map<String, List<Double>> effects) {
        this.groups = groups;
        this.effects = effects;
    }

    /** Of a metric, the sums of customers who came again, and the squares of their outcomes contact by contact. */
    private record Again(Clusters sums, double squares) {
        Again plus(Again other) {
            return new Again(sums.plus(other.sums), squares + other.squares);
        }

        /** With customers of one contact each, so that together there are so many contacts and outcomes. */
        Clusters within(Total all) {
            double lone = all.n - sums.n();
            double outcomes = all.sum - sums.y();
            double rest = Math.max(0, all.squares - squares);
            return lone <= 0 ? sums : sums.plus(new Clusters((long) lone, lone, outcomes, rest, outcomes, lone));
        }
    }

    /**
     * What is asked.
     *
     * @param keys by which groups are told apart, as expressions
     * @param counted condition of the rows without which no value changes
     */
    record Asked(List<String> keys, List<Metric> metrics, String counted) {
        /** What a tally holds. */
        static Asked ofTallies(String... keys) {
            return new Asked(List.of(keys), CustomerSums.METRICS, Tally.COUNTED);
        }

        private Regulars regulars() {
            List<Dimension> dimensions = IntStream.range(0, keys.size())
                    .mapToObj(i -> new Dimension("g" + i, keys.get(i)))
                    .toList();
            return CustomerSums.by(dimensions, metrics);
        }
    }

    /** Of these groups of rows; asked for only where one of the tallies may hold repeated customers. */
    static Future<GroupedRepeats> of(Stream<Tally> tallies, OutcomeView view, Rows rows) {
        List<Tally> all = tallies.toList();
        return all.stream().anyMatch(Tally::repeatsBeyondChance)
                ? of(all.stream().mapToLong(Tally::contacts).sum(), view, rows)
                : Future.succeededFuture(NONE);
    }

    /** Rows, what is asked of them, and their sides' customers where they are known already. */
    record Rows(Sql rows, Asked asked, Optional<Map<String, Side.Repeats>> sides) {}

    /** Of rows that are so many. */
    static Future<GroupedRepeats> of(long contacts, OutcomeView view, Rows rows) {
        return contacts > MOST_EXACT
                ? rows.sides
                        .map(Future::succeededFuture)
                        .orElseGet(() -> new Repeaters(view, rows.rows, "entry").bySide())
                        .map(sides -> effects(sides, rows.asked.metrics))
                : exact(view, rows);
    }

    /** By the design effects of sides. */
    static GroupedRepeats ofSides(Map<String, Side.Repeats> sides) {
        return effects(sides, CustomerSums.METRICS);
    }

    /** Of one rate, by the customers of each group who came again. */
    static GroupedRepeats ofRate(Map<String, Clusters> again) {
        return merged(again.entrySet().stream()
                .map(group -> Map.entry(
                        List.of(group.getKey()),
                        List.of(new Again(group.getValue(), group.getValue().y()))))
                .toList());
    }

    private static GroupedRepeats effects(Map<String, Side.Repeats> sides, List<Metric> metrics) {
        Map<String, List<Double>> effects = new HashMap<>();
        sides.forEach((side, customers) -> effects.put(
                side, metrics.stream().map(metric -> effect(metric, customers)).toList()));
        return new GroupedRepeats(Map.of(), effects);
    }

    /** Of the rates that are kept, and of all over first contacts, their own; of the rest the largest there can be. */
    private static double effect(Metric metric, Side.Repeats customers) {
        return Stream.of(RateMetric.values())
                .filter(rate -> like(rate, metric))
                .findFirst()
                .map(rate -> Clustered.effectOnRate(customers.of(rate)))
                .orElseGet(() -> customers.confirmed().largestEffect());
    }

    private static boolean like(RateMetric rate, Metric metric) {
        Metric own = CustomerSums.METRICS.get(rate.place());
        return rate == RateMetric.FCR ? metric.contacts().equals(own.contacts()) : metric.equals(own);
    }

    private static Future<GroupedRepeats> exact(OutcomeView view, Rows rows) {
        Asked asked = rows.asked;
        Regulars regulars = asked.regulars();
        return view.query(
                        rows.rows.regulars(regulars, asked.counted),
                        row -> Map.entry(key(row, asked.keys.size()), again(row, regulars, asked.metrics)))
                .map(GroupedRepeats::merged);
    }

    private static GroupedRepeats merged(List<Map.Entry<List<String>, List<Again>>> rows) {
        Map<List<String>, List<Again>> groups = new HashMap<>();
        rows.forEach(row -> groups.merge(row.getKey(), row.getValue(), GroupedRepeats::plus));
        return new GroupedRepeats(groups, Map.of());
    }

    private static List<Again> plus(List<Again> some, List<Again> others) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> some.get(i).plus(others.get(i)))
                .toList();
    }

    private static List<String> key(ResultSet row, int keys) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int place = 1; place <= keys; place++) {
            key.add(Objects.requireNonNullElse(row.getString(place), Cells.UNKNOWN));
        }
        return key;
    }

    private static List<Again> again(ResultSet row, Regulars regulars, List<Metric> metrics) throws SQLException {
        double[] totals = CustomerSums.totals(regulars, row);
        return metrics.stream()
                .map(metric -> new Again(metric.read(regulars, totals), metric.squares(regulars, totals)))
                .toList();
    }

    /** A group's side; where nobody came again its contacts are independent. */
    Side side(Tally tally, String... key) {
        Side.Repeats repeats = new Side.Repeats(
                rate(RateMetric.FCR, tally, key),
                rate(RateMetric.CONFIRMED, tally, key),
                rate(RateMetric.CSAT, tally, key),
                of(AHT, new Total((double) tally.handled(), tally.seconds(), tally.squares()), key));
        return new Side(tally, repeats.equals(Side.Repeats.NONE) ? null : repeats, null, null);
    }

    private Clusters rate(RateMetric metric, Tally tally, String... key) {
        double successes = (double) metric.of(tally).successes();
        return of(metric.place(), new Total((double) metric.of(tally).n(), successes, successes), key);
    }

    private static final int AHT = CustomerSums.METRICS.size() - 1;

    /** The customers of a group's metric, whose contacts and outcomes are so many in all; empty sums where nobody came again. */
    Clusters of(int metric, Total total, String... key) {
        List<Again> again = groups.get(List.of(key));
        if (again != null) {
            return again.get(metric).within(total);
        }
        double effect = effect(metric, key);
        return effect > RatioEstimator.REPEATS && total.n > effect
                ? Clusters.alike(total.n, total.sum, total.squares, effect)
                : Clusters.NONE;
    }

    private double effect(int metric, String... key) {
        return Stream.of(key)
                .map(effects::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(own -> own.get(metric))
                .orElseGet(() -> effects.values().stream()
                        .mapToDouble(side -> side.get(metric))
                        .max()
                        .orElse(1));
    }

    /** Contacts of a group, the sum of their outcomes and of these squared. */
    record Total(double n, double sum, double squares) {}
}
