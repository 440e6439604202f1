package dev.evenhand.metrics.report.rows;

import dev.evenhand.metrics.rollup.Booked;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollups.Asked;
import dev.evenhand.metrics.rollup.Rollups.Part;
import dev.evenhand.metrics.rollup.Rollups.Split;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Kept;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.Snapshot;
import dev.evenhand.metrics.store.SqlQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several groupings of all there ever was, out of one state of the view: what is booked from memory as long as the books do
 * not change, and the rest in one statement.
 */
public final class Together {
    private final Snapshot snapshot;
    private final Sql cohort;
    private final Rest rest;

    private Together(Snapshot snapshot, Sql cohort, Rest rest) {
        this.snapshot = snapshot;
        this.cohort = cohort;
        this.rest = rest;
    }

    /**
     * Empty where cells do not hold what is asked: the rows must tell then, each grouping by itself.
     *
     * @param summed groupings that cells hold, and {@code others} of which only the rest is asked here
     */
    public static Optional<Together> of(Snapshot snapshot, Sql cohort, List<Grouping> summed, List<Grouping> others)
            throws SQLException {
        Booked booked = snapshot.booked();
        Optional<Part> rest =
                cohort.whole() ? booked.rollups().restOfCustomers(cohort.span(), booked) : Optional.empty();
        if (rest.isEmpty()
                || !summed.stream().allMatch(one -> split(snapshot, cohort, one).isPresent())) {
            return Optional.empty();
        }
        List<Grouping> all = Stream.concat(summed.stream(), others.stream()).toList();
        return Optional.of(
                new Together(snapshot, cohort, Rest.of(snapshot, new Source(cohort, booked), rest.get(), all)));
    }

    private static Optional<Split> split(Snapshot snapshot, Sql cohort, Grouping grouping) {
        List<String> conditions = grouping.cells().equals(Grouping.ALL) ? List.of() : List.of(grouping.cells());
        Booked booked = snapshot.booked();
        return booked.rollups().split(new Asked(cohort.span(), grouping.keys(), conditions, grouping.sums()), booked);
    }

    /** All groups of a grouping that have rows. */
    public List<Line> lines(Grouping grouping) throws SQLException {
        return rest.with(booked(grouping, Grouping.ALL), grouping);
    }

    /** The same of those cells, and groups of the rest, for which a condition on its keys holds. */
    public List<Line> lines(Grouping grouping, Only only) throws SQLException {
        List<Line> coming = coming(grouping).stream().filter(only::holds).toList();
        List<Line> booked = booked(grouping, only.sql());
        return coming.isEmpty()
                ? booked
                : Stream.concat(booked.stream(), coming.stream()).toList();
    }

    /** The groups of a grouping among what is not booked; not merged where they differ in other keys. */
    public List<Line> coming(Grouping grouping) {
        return rest.of(grouping);
    }

    /** A condition in both languages. */
    public interface Only {
        /** Holds for all. */
        Only NOTHING_LEFT_OUT = new Only() {
            @Override
            public String sql() {
                return Grouping.ALL;
            }

            @Override
            public boolean holds(Line line) {
                return true;
            }
        };

        String sql();

        boolean holds(Line line);
    }

    /** Reads what is booked of a grouping ahead of the question for all of them; one reader each has it sooner. */
    public static boolean ready(Snapshot snapshot, Sql cohort, Grouping grouping) throws SQLException {
        return !booked(snapshot, cohort, grouping).isEmpty();
    }

    /** What is booked of a grouping alone; nothing where cells do not hold it. */
    public static List<Line> booked(Snapshot snapshot, Sql cohort, Grouping grouping) throws SQLException {
        Optional<Split> split = split(snapshot, cohort, grouping);
        return split.isPresent() ? booked(snapshot, split.get(), grouping, Grouping.ALL) : List.of();
    }

    private List<Line> booked(Grouping grouping, String only) throws SQLException {
        return booked(snapshot, split(snapshot, cohort, grouping).orElseThrow(), grouping, only);
    }

    private static List<Line> booked(Snapshot snapshot, Split split, Grouping grouping, String only)
            throws SQLException {
        List<String> columns = new ArrayList<>(grouping.keys());
        grouping.sums().forEach(sum -> columns.add(sum.whole("sum(" + sum.column() + ")")));
        String keys = Stream.iterate(1, place -> place + 1)
                .limit(grouping.keys().size())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String conditions = Stream.concat(
                        split.conditions().stream(), Stream.of(split.cells().condition(), only))
                .distinct()
                .collect(Collectors.joining(" AND "));
        SqlQuery query = SqlQuery.of("SELECT " + String.join(", ", columns) + " FROM "
                + split.cells().table() + " WHERE " + conditions + " GROUP BY " + keys + " HAVING sum("
                + Sum.ROWS.column() + ") > 0 ORDER BY " + keys);
        return snapshot.kept().lines(snapshot, query, grouping.keys().size());
    }

    /** See {@link Snapshot#kept}. */
    public Kept kept() {
        return snapshot.kept();
    }

    /** Totals over customers in a circle, by their keys; of those values that the grouping of the rest has. */
    public List<Line> totals(Regulars regulars, String circle, Grouping coming) throws SQLException {
        return booked(regulars, circle, coming).lines();
    }

    /** The same of every contact, where customers of whom nothing is booked count among the others. */
    public List<Line> totalsWithNewcomers(Regulars regulars, Grouping coming) throws SQLException {
        return booked(regulars, Regulars.ALL, coming)
                .counting(Sum.ROWS, newcomers(regulars))
                .lines();
    }

    private RegularTotals booked(Regulars regulars, String circle, Grouping coming) throws SQLException {
        return new RegularTotals(snapshot, new RegularTotals.Asked(regulars, circle, coming.sums()))
                .with(coming(coming));
    }

    /** Customers of the rest of whom nothing is booked, by the keys of their totals. */
    private List<Line> newcomers(Regulars regulars) throws SQLException {
        return snapshot.lines(
                SqlQuery.of(new Source(cohort, snapshot.booked()).newcomers(regulars, rest.part())),
                regulars.keys().size());
    }
}
