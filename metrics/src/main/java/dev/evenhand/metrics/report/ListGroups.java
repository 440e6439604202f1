package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.Grouping;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Snapshot;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list is made of: its rows in groups, and what is known of its sides' customers who came again. Of all there ever was
 * it is read out of one state of the view, in which all of it is summed; else each by itself, the customers only if needed.
 *
 * @param groups of each grouping that was asked for, sorted by their keys
 * @param sides customers' sums by side; empty where they must be asked for
 */
record ListGroups(List<List<Line>> groups, Optional<Map<String, Side.Repeats>> sides) {

    /**
     * One grouping of the rows.
     *
     * @param counted whether every sum is of counted rows
     */
    record Asked(List<String> keys, List<Sum> sums, boolean counted) {
        Asked(List<String> keys, List<Sum> sums) {
            this(keys, sums, false);
        }

        static Asked ofCounted(List<String> keys, List<Sum> sums) {
            return new Asked(keys, sums, true);
        }

        private Grouping in(Circle circle) {
            return counted ? circle.counted(keys, sums) : circle.grouping(keys, sums);
        }
    }

    static Future<ListGroups> of(OutcomeView view, Sql rows, Asked... asked) {
        return asked(view, rows, true, asked);
    }

    /** The groups alone. */
    static Future<List<List<Line>>> groups(OutcomeView view, Sql rows, Asked... asked) {
        return asked(view, rows, false, asked).map(ListGroups::groups);
    }

    private static Future<ListGroups> asked(OutcomeView view, Sql rows, boolean sides, Asked... asked) {
        return Circle.of(rows)
                .map(circle -> view.look(snapshot -> {
                    Looking looking = new Looking(snapshot, rows, circle);
                    return looked(looking, List.of(asked), sides && looking.many());
                }))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> oneByOne(view, rows, asked)));
    }

    private record Looking(Snapshot snapshot, Sql rows, Circle circle) {
        private Sql everything() {
            return Circle.everything(rows);
        }

        /** Whether so many are booked that groups take their sides' effect, see {@link GroupedRepeats}. */
        private boolean many() throws SQLException {
            return Together.booked(snapshot, everything(), circle.parts()).stream()
                            .mapToLong(line -> line.whole(0))
                            .sum()
                    > GroupedRepeats.MOST_EXACT;
        }

        private Optional<Together> together(List<Grouping> own, boolean many) throws SQLException {
            return many
                    ? Together.of(
                            snapshot, everything(), Circle.all(own.stream(), circle.parts()), List.of(circle.again()))
                    : Together.of(snapshot, everything(), own, List.of());
        }
    }

    private static Optional<ListGroups> looked(Looking looking, List<Asked> asked, boolean many) throws SQLException {
        List<Grouping> own = asked.stream().map(one -> one.in(looking.circle)).toList();
        Optional<Together> together = looking.together(own, many);
        if (together.isEmpty()) {
            return Optional.empty();
        }
        List<List<Line>> groups = new ArrayList<>();
        for (Grouping grouping : own) {
            groups.add(together.get().lines(grouping).stream().sorted(BY_KEYS).toList());
        }
        return Optional.of(new ListGroups(
                groups, many ? Optional.of(looking.circle.customers(together.get())) : Optional.empty()));
    }

    private static Future<ListGroups> oneByOne(OutcomeView view, Sql rows, Asked... asked) {
        List<Future<List<Line>>> groups = Stream.of(asked)
                .map(one -> view.query(rows.sums(one.keys, one.sums), row -> Line.of(row, one.keys.size())))
                .toList();
        return Future.all(groups)
                .map(all -> new ListGroups(groups.stream().map(Future::result).toList(), Optional.empty()));
    }

    /** As the database sorts them, so that what is added up in this order is the same to the last digit. */
    private static final Comparator<Line> BY_KEYS = (one, other) -> {
        int order = 0;
        for (int place = 0; order == 0 && place < one.keys().size(); place++) {
            order = order(one.keys().get(place), other.keys().get(place));
        }
        return order;
    };

    private static int order(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one instanceof Long number && other instanceof Long second
                ? number.compareTo(second)
                : one.toString().compareTo(other.toString());
    }
}
