package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.Snapshot;
import dev.evenhand.metrics.store.SqlQuery;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Totals over customers, see {@link Regulars}: those of the booked ones as they are kept, changed by what comes to some.
 *
 * <p>The same arithmetic as the books' own, without planning it anew for each question.
 */
final class RegularTotals {
    private static final int FEW = 50;

    private final Snapshot snapshot;
    private final Regulars regulars;
    private final String circle;
    private final List<Sum> values;
    private final List<Place> places;
    private final Map<List<@Nullable Object>, BigInteger[]> totals = new HashMap<>();

    /**
     * What is asked.
     *
     * @param circle of the contacts, see {@link Regulars#circles}
     * @param values what comes to customers; a total of anything else stays as it is booked
     */
    record Asked(Regulars regulars, String circle, List<Sum> values) {}

    RegularTotals(Snapshot snapshot, Asked asked) throws SQLException {
        this.snapshot = snapshot;
        this.regulars = asked.regulars;
        this.circle = asked.circle;
        this.values = asked.values;
        this.places = places();
        int keys = regulars.keys().size();
        for (Line line : snapshot.kept().lines(snapshot, SqlQuery.of(regulars.booked(circle)), keys)) {
            totals.put(line.keys(), line.sums().stream().map(Line::wide).toArray(BigInteger[]::new));
        }
    }

    /** Adds values of customers: keys of totals, then the customer. */
    RegularTotals with(List<Line> coming) throws SQLException {
        Map<List<@Nullable Object>, List<Number>> customers = new HashMap<>();
        coming.forEach(line -> customers.merge(line.keys(), line.sums(), Rest::plus));
        Map<List<?>, List<Number>> before = before(customers);
        customers.forEach((customer, more) -> change(customer, before.getOrDefault(customer, List.of()), more));
        return this;
    }

    /** Adds customers of whom nothing is booked: keys of totals, then how many have some of a value. */
    RegularTotals counting(Sum value, List<Line> newcomers) {
        int at = regulars.placeOfCount(value) - 1 - regulars.keys().size();
        newcomers.forEach(line -> {
            BigInteger[] total = totals.computeIfAbsent(line.keys(), any -> nothing());
            total[at] = total[at].add(Line.wide(line.sums().get(0)));
        });
        return this;
    }

    /** What is booked of some customers; looked up once as long as the books stay the same. */
    private Map<List<?>, List<Number>> before(Map<List<@Nullable Object>, List<Number>> customers) throws SQLException {
        Map<List<?>, List<Number>> found = snapshot.kept().found(regulars.name() + " " + circle);
        List<List<@Nullable Object>> unknown = customers.keySet().stream()
                .filter(customer -> !found.containsKey(customer))
                .toList();
        if (!unknown.isEmpty()) {
            int keys = regulars.alone().dimensions().size();
            String sql = regulars.bookedOf(circle, values, "customer_key IN (" + numbers(unknown, keys - 1) + ")");
            snapshot.lines(SqlQuery.of(sql), keys).forEach(line -> found.put(line.keys(), line.sums()));
            unknown.forEach(customer -> found.putIfAbsent(customer, List.of()));
        }
        return found;
    }

    /** One by one where they are few; else those of all rows that are not booked, since a long list takes long to plan. */
    private String numbers(List<List<@Nullable Object>> customers, int place) {
        return customers.size() > FEW
                ? "SELECT customer_key FROM " + snapshot.booked().rest()
                : customers.stream()
                        .map(customer -> customer.get(place) + "::UBIGINT")
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private void change(List<@Nullable Object> customer, List<Number> before, List<Number> more) {
        BigInteger[] old = new BigInteger[values.size()];
        Arrays.setAll(old, i -> before.isEmpty() ? BigInteger.ZERO : Line.wide(before.get(i)));
        BigInteger[] now = new BigInteger[old.length];
        Arrays.setAll(now, i -> old[i].add(Line.wide(more.get(i))));
        List<@Nullable Object> key =
                new ArrayList<>(customer.subList(0, regulars.keys().size()));
        BigInteger[] total = totals.computeIfAbsent(key, any -> nothing());
        places.forEach(place -> total[place.at] = total[place.at].add(place.change.from(old, now)));
    }

    /** What a total changes by where a customer's values do. */
    private interface Change {
        BigInteger from(BigInteger[] old, BigInteger[] now);
    }

    /** Where a total stands, and how it changes. */
    private record Place(int at, Change change) {}

    private List<Place> places() {
        int first = 1 + regulars.keys().size();
        List<Place> found = new ArrayList<>();
        for (Sum count : regulars.counts()) {
            int value = values.indexOf(count);
            if (value >= 0) {
                found.add(new Place(
                        regulars.placeOfCount(count) - first,
                        (old, now) -> BigInteger.valueOf((long) now[value].signum() - old[value].signum())));
            }
        }
        for (int value = 0; value < values.size(); value++) {
            int own = value;
            found.add(new Place(regulars.place(values.get(value)) - first, (old, now) -> now[own].subtract(old[own])));
        }
        for (Regulars.Product product : regulars.products()) {
            int one = values.indexOf(product.one());
            int other = values.indexOf(product.other());
            if (one >= 0 && other >= 0) {
                found.add(new Place(regulars.place(product) - first, (old, now) -> now[one].multiply(now[other])
                        .subtract(old[one].multiply(old[other]))));
            }
        }
        return found;
    }

    private BigInteger[] nothing() {
        BigInteger[] nothing = new BigInteger[regulars.width()];
        Arrays.fill(nothing, BigInteger.ZERO);
        return nothing;
    }

    /** A row a group of customers: keys as text, then the totals in their order. */
    List<Line> lines() {
        return totals.entrySet().stream()
                .map(group -> new Line(group.getKey(), List.of((Number[]) group.getValue())))
                .toList();
    }
}
