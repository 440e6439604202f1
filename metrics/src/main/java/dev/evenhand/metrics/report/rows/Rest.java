package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.rollup.Rollups.Part;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.Snapshot;
import dev.evenhand.metrics.store.SqlQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are not booked, grouped once as finely as several groupings together need it: planning a statement for each
 * of them takes longer than running it.
 */
final class Rest {
    private final Part part;
    private final List<String> conditions;
    private final List<String> keys;
    private final List<Sum> sums;
    private final List<Line> lines;

    private Rest(Part part, List<Grouping> groupings, List<Line> lines) {
        this.part = part;
        this.conditions = conditions(groupings);
        this.keys = keys(groupings);
        this.sums = sums(groupings);
        this.lines = lines;
    }

    static Rest of(Snapshot snapshot, Source source, Part part, List<Grouping> groupings) throws SQLException {
        List<String> columns = Stream.concat(
                        conditions(groupings).stream().map(condition -> "coalesce(" + condition + ", false)"),
                        keys(groupings).stream().map(key -> key(key, groupings)))
                .toList();
        String sums = sums(groupings).stream().map(sum -> sum.whole(sum.sql())).collect(Collectors.joining(", "));
        String ordinals = IntStream.rangeClosed(1, columns.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String select = "SELECT " + String.join(", ", columns) + ", " + sums;
        return new Rest(
                part,
                groupings,
                snapshot.lines(
                        SqlQuery.of(select + " FROM " + source.rows(List.of(select), part) + " GROUP BY " + ordinals),
                        columns.size()));
    }

    /** Where these rows are. */
    Part part() {
        return part;
    }

    private static List<String> conditions(List<Grouping> groupings) {
        return groupings.stream()
                .map(Grouping::matters)
                .filter(condition -> !condition.equals(Grouping.ALL))
                .distinct()
                .toList();
    }

    private static List<String> keys(List<Grouping> groupings) {
        return groupings.stream().flatMap(one -> one.keys().stream()).distinct().toList();
    }

    private static List<Sum> sums(List<Grouping> groupings) {
        return Stream.concat(Stream.of(Sum.ROWS), groupings.stream().flatMap(one -> one.sums().stream()))
                .distinct()
                .toList();
    }

    /** Left out where no row matters to a grouping by it, or groups would be as many as rows. */
    private static String key(String key, List<Grouping> groupings) {
        List<String> when = groupings.stream()
                .filter(one -> one.keys().contains(key))
                .map(Grouping::matters)
                .distinct()
                .toList();
        return when.contains(Grouping.ALL)
                ? key
                : "CASE WHEN (" + String.join(") OR (", when) + ") THEN " + key + " END";
    }

    /** Groups of one of the groupings, and before them others of the same. */
    List<Line> with(List<Line> booked, Grouping grouping) {
        List<Line> mine = of(grouping);
        if (mine.isEmpty()) {
            return booked;
        }
        Map<List<@Nullable Object>, List<Number>> all = new LinkedHashMap<>();
        Stream.concat(booked.stream(), mine.stream()).forEach(line -> all.merge(line.keys(), line.sums(), Rest::plus));
        return all.entrySet().stream()
                .map(group -> new Line(group.getKey(), group.getValue()))
                .toList();
    }

    static List<Number> plus(List<Number> some, List<Number> others) {
        Number[] sums = new Number[some.size()];
        Arrays.setAll(sums, i -> Line.plus(some.get(i), others.get(i)));
        return Arrays.asList(sums);
    }

    /** The groups of one of the groupings; not merged where they differ in other keys. */
    List<Line> of(Grouping grouping) {
        int condition = conditions.indexOf(grouping.matters());
        int[] keyPlaces = grouping.keys().stream()
                .mapToInt(key -> conditions.size() + keys.indexOf(key))
                .toArray();
        int[] sumPlaces = grouping.sums().stream().mapToInt(sums::indexOf).toArray();
        List<Line> mine = new ArrayList<>();
        for (Line line : lines) {
            if (condition < 0 || Boolean.TRUE.equals(line.keys().get(condition))) {
                mine.add(picked(line, keyPlaces, sumPlaces));
            }
        }
        return mine;
    }

    private static Line picked(Line line, int[] keyPlaces, int[] sumPlaces) {
        @Nullable Object[] keys = new @Nullable Object[keyPlaces.length];
        Arrays.setAll(keys, i -> line.keys().get(keyPlaces[i]));
        Number[] picked = new Number[sumPlaces.length];
        Arrays.setAll(picked, i -> line.sums().get(sumPlaces[i]));
        return new Line(Arrays.asList(keys), Arrays.asList(picked));
    }
}
