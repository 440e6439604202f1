package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Grouping;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Sum;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that lists are made of, whose customers who came again are summed beside the rows, see {@link CustomerSums#CIRCLES}.
 *
 * @param entry of one entry alone, where there is one
 * @param name of the circle among those that are summed
 */
record Circle(@Nullable String entry, String name) {
    /** Every contact. */
    static final Circle ALL = new Circle(null, Regulars.ALL);

    private static final String ENTRY = "entry::VARCHAR";
    private static final String CUSTOMER = "customer_key::VARCHAR";
    private static final String MET = "entry = '";

    /** Only rows that met this first, all where it is null. */
    static Sql met(Sql rows, @Nullable String entry) {
        return entry == null ? rows : rows.and(MET + entry + "'");
    }

    /** That of rows; empty where they were chosen by anything else. */
    static Optional<Circle> of(Sql rows) {
        Map<Boolean, List<String>> conditions =
                rows.where().stream().distinct().collect(Collectors.partitioningBy(one -> one.startsWith(MET)));
        List<String> entries = conditions.getOrDefault(true, List.of());
        List<String> others = conditions.getOrDefault(false, List.of());
        boolean known = others.stream()
                .allMatch(one ->
                        CustomerSums.CIRCLES.stream().map(Dimension::name).anyMatch(one::equals));
        return rows.parameters().isEmpty() && known && entries.size() <= 1 && others.size() <= 1
                ? Optional.of(new Circle(
                        entries.stream()
                                .findFirst()
                                .map(one -> one.substring(MET.length(), one.length() - 1))
                                .orElse(null),
                        others.stream().findFirst().orElse(Regulars.ALL)))
                : Optional.empty();
    }

    /** The same time without any condition. */
    static Sql everything(Sql rows) {
        return new Sql(rows.span(), List.of(), List.of());
    }

    private String condition() {
        return entry == null ? name : MET + entry + "' AND " + name;
    }

    /** Of the contacts in it. */
    Grouping grouping(List<String> keys, List<Sum> sums) {
        return new Grouping(condition(), condition(), keys, sums);
    }

    /** The same where every sum is of counted ones. */
    Grouping counted(List<String> keys, List<Sum> sums) {
        return new Grouping(condition(), among(Tally.COUNTED), keys, sums);
    }

    private String among(String rows) {
        return this.equals(ALL) ? rows : rows + " AND " + condition();
    }

    /** Contacts that are, or are not, their customers' only ones. */
    Grouping parts() {
        return counted(List.of(ENTRY, Repeaters.LONE.name()), Tally.SUMS);
    }

    /** Customers who came again; of these only what is not booked is asked so. */
    Grouping again() {
        String rows = among(Tally.COUNTED + " AND " + CustomerSums.AGAIN);
        return new Grouping(rows, rows, List.of(ENTRY, CUSTOMER), CustomerSums.OF_METRICS);
    }

    /** Customers' sums by side, of {@link #parts} and {@link #again}; none where nobody can have come again. */
    Map<String, Side.Repeats> customers(Together together) throws SQLException {
        List<Repeaters.Part> parts =
                together.lines(parts()).stream().map(Repeaters.Part::of).toList();
        if (!Repeaters.possible(parts)) {
            return Map.of();
        }
        Map<String, Side.Repeats> customers = new HashMap<>();
        together.totals(CustomerSums.BY_ENTRY, name, again()).stream()
                .filter(line -> entry == null || entry.equals(line.text(0)))
                .forEach(line ->
                        customers.put(String.valueOf(line.text(0)), CustomerSums.repeats(CustomerSums.BY_ENTRY, line)));
        return Repeaters.joined(parts, customers);
    }

    /** What is asked of the rows of this circle alone: groups, in their order, and after them who came again. */
    static List<Grouping> all(Stream<Grouping> some, Grouping more) {
        return Stream.concat(some, Stream.of(more)).toList();
    }
}
