package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery.Rules;
import dev.evenhand.metrics.report.rows.Grouping;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.statistics.KaplanMeier.Group;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Snapshot;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When customers came back after engaged contacts, in {@value #SLICES} slices of the window, and how long those were watched
 * who have not: what the curves of {@link RecontactReport} are drawn of.
 */
final class Returns {
    static final int SLICES = 168;

    private static final String ENTRY = "entry::VARCHAR";
    private static final String MATURE = "engaged AND mature";
    private static final String RECENT = "engaged AND NOT mature";

    /** The slice of the usual window in which the customer came back. */
    static final Dimension RETURNED_SLICE = new Dimension("returned_slice", returned(Rules.USUAL_WINDOW));

    private final OutcomeView view;
    private final Sql cohort;
    private final Duration window;
    private final Instant now;

    Returns(OutcomeView view, Sql cohort) {
        this.view = view;
        this.cohort = cohort;
        this.window = cohort.span().window();
        this.now = cohort.span().asOf();
    }

    static double sliceSeconds(Duration window) {
        return window.toMillis() / 1000.0 / SLICES;
    }

    private static String returned(Duration window) {
        return "CASE WHEN returned_at IS NOT NULL THEN greatest(1, ceil(epoch(returned_at - closed_at) / "
                + sliceSeconds(window) + "))::INT END";
    }

    /**
     * So many contacts of one entry.
     *
     * @param returned the slice in which the customer came back, null: did not
     * @param watched the last slice for which they were watched
     */
    record Counted(
            String entry, boolean first, boolean failed, @Nullable Integer returned, int watched, long contacts) {
        static Counted mature(Line line) {
            return of(line, SLICES);
        }

        static Counted recent(Line line) {
            return of(line, ((Number) Objects.requireNonNull(line.keys().get(4))).intValue());
        }

        private static Counted of(Line line, int watched) {
            return new Counted(
                    String.valueOf(line.text(0)),
                    Boolean.TRUE.equals(line.keys().get(1)),
                    Boolean.TRUE.equals(line.keys().get(2)),
                    (Integer) line.keys().get(3),
                    watched,
                    line.whole(0));
        }

        /** What failed at once counts as a return at hour 0. */
        Counted failedAtOnce() {
            return failed ? new Counted(entry, first, true, 0, watched, contacts) : this;
        }

        Group group() {
            int slice = returned == null ? watched : returned;
            return new Group(slice, returned == null ? 0 : contacts, returned == null ? contacts : 0);
        }
    }

    /** The contacts, and the customers by side. */
    record Found(List<Counted> contacts, Map<String, Side.Repeats> customers) {}

    Future<Found> found() {
        return view.look(this::together)
                .compose(found -> found.map(Future::succeededFuture).orElseGet(this::oneByOne));
    }

    private List<String> keys() {
        String returned = window.equals(Rules.USUAL_WINDOW) ? RETURNED_SLICE.name() : returned(window);
        return List.of(ENTRY, "first_contact", "failed", returned);
    }

    /** Up to when those are watched whose window has not elapsed. */
    private String watched() {
        return "least(" + SLICES + ", greatest(0, floor(epoch(" + Times.literal(now) + " - closed_at) / "
                + sliceSeconds(window) + ")))::INT";
    }

    private String recently() {
        return RECENT + " AND closed_at <= " + Times.literal(now);
    }

    /** Out of one state of the view; empty where the rows must tell. */
    private Optional<Found> together(Snapshot snapshot) throws SQLException {
        Grouping mature = new Grouping(MATURE, MATURE, keys(), List.of(Sum.ROWS));
        Grouping recent = new Grouping(recently(), recently(), withWatched(), List.of(Sum.ROWS));
        Optional<Together> found =
                Together.of(snapshot, cohort, List.of(mature, Circle.ALL.parts()), List.of(recent, Circle.ALL.again()));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        both(found.get().lines(mature), found.get().coming(recent)),
                        Circle.ALL.customers(found.get())));
    }

    private List<String> withWatched() {
        return Stream.concat(keys().stream(), Stream.of(watched())).toList();
    }

    private static List<Counted> both(List<Line> mature, List<Line> recent) {
        return Stream.concat(
                        mature.stream().map(Counted::mature), recent.stream().map(Counted::recent))
                .toList();
    }

    private Future<Found> oneByOne() {
        Future<List<Line>> mature = lines(cohort.and("engaged").and("mature"), keys());
        Future<List<Line>> recent =
                lines(cohort.and("engaged").and("NOT mature").and("closed_at <= " + Times.literal(now)), withWatched());
        Future<Map<String, Side.Repeats>> customers = new Repeaters(view, cohort, "entry").bySide();
        return Future.all(mature, recent, customers)
                .map(all -> new Found(both(mature.result(), recent.result()), customers.result()));
    }

    private Future<List<Line>> lines(Sql rows, List<String> keys) {
        return view.query(rows.sums(keys, List.of(Sum.ROWS)), row -> Line.of(row, keys.size()));
    }
}
