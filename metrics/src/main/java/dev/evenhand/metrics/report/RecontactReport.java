package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Recontact.Curve;
import dev.evenhand.metrics.report.Recontact.Estimate;
import dev.evenhand.metrics.report.Recontact.Pair;
import dev.evenhand.metrics.report.Recontact.Step;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.rollup.Times;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.KaplanMeier;
import dev.evenhand.metrics.statistics.KaplanMeier.Group;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.statistics.SurvivalCurve;
import dev.evenhand.metrics.statistics.Wilson;
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
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times from close to return, cut into {@value #SLICES} slices of the window so that ten million contacts are a few hundred
 * counts; a return falls to the end of its slice, a contact watched in vain to the beginning of its own.
 */
final class RecontactReport {
    private static final int SLICES = 168;
    private static final String ENTRY = "entry::VARCHAR";
    private static final String MATURE = "engaged AND mature";
    private static final String RECENT = "engaged AND NOT mature";
    private static final String METHOD =
            "Kaplan–Meier with Greenwood's variance on the log–log scale; censored at now and at the window's end;"
                    + " the variance times the design effect of customers who came several times";

    /** The slice of the usual window in which the customer came back. */
    static final Dimension RETURNED_SLICE = new Dimension("returned_slice", returned(RolledUp.WINDOW));

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;
    private final Instant now;
    private final String returned;

    RecontactReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.cohort = Sql.cohort(query, now);
        Duration window = query.rules().window();
        this.returned = window.equals(RolledUp.WINDOW) ? RETURNED_SLICE.name() : returned(window);
    }

    private static double sliceSeconds(Duration window) {
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
    private record Counted(
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

        private Group group() {
            int slice = returned == null ? watched : returned;
            return new Group(slice, returned == null ? 0 : contacts, returned == null ? contacts : 0);
        }
    }

    /** What the curves are drawn of, and the customers by side. */
    private record Found(List<Counted> contacts, Map<String, Side.Repeats> customers) {}

    Future<Recontact> answer() {
        return view.look(this::together)
                .compose(found -> found.map(Future::succeededFuture).orElseGet(this::oneByOne))
                .compose(found -> view.work(() -> recontact(found)));
    }

    private List<String> keys() {
        return List.of(ENTRY, "first_contact", "failed", returned);
    }

    /** Up to when those are watched whose window has not elapsed. */
    private String watched() {
        return "least(" + SLICES + ", greatest(0, floor(epoch(" + Times.literal(now) + " - closed_at) / "
                + sliceSeconds(query.rules().window()) + ")))::INT";
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

    private static Side.Repeats of(String side, Map<String, Side.Repeats> repeats) {
        return repeats.getOrDefault(side, Side.Repeats.NONE);
    }

    /** Whether the customer came back is summed by no customer: as if a customer's contacts were all alike. */
    private static double largest(Side.Repeats customers) {
        return RatioEstimator.repeated(customers.confirmed())
                ? customers.confirmed().largestEffect()
                : 1;
    }

    private Recontact recontact(Found found) {
        List<Counted> first = found.contacts.stream()
                .filter(Counted::first)
                .map(Counted::failedAtOnce)
                .toList();
        return new Recontact(
                query.rules().definition().version(),
                ComparisonReport.window(query),
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                sliceSeconds(query.rules().window()),
                pair(
                        first,
                        side -> Clustered.effectOnRate(of(side, found.customers).fcr())),
                pair(found.contacts, side -> largest(of(side, found.customers))),
                METHOD);
    }

    private Pair pair(List<Counted> rows, ToDoubleFunction<String> effect) {
        return new Pair(curve("bot_first", rows, effect), curve("human_first", rows, effect));
    }

    private Curve curve(String side, List<Counted> all, ToDoubleFunction<String> effects) {
        double effect = effects.applyAsDouble(side);
        Stream<Counted> rows = all.stream().filter(row -> row.entry.equals(side));
        TreeMap<Integer, Group> groups = new TreeMap<>();
        rows.map(Counted::group)
                .forEach(group -> groups.merge((int) Math.min(SLICES, group.time()), group, Group::plus));
        long n = groups.values().stream().mapToLong(Group::all).sum();
        Group last = groups.getOrDefault(SLICES, new Group(SLICES, 0, 0));
        List<SurvivalCurve.Step> steps = KaplanMeier.grouped(List.copyOf(groups.values()), effect);
        long mature = last.censored()
                + groups.values().stream().mapToLong(Group::events).sum();
        return new Curve(
                n,
                mature,
                query.house().arms().early(mature),
                last.all() > 0 ? estimate(last.all() / effect, steps) : null,
                steps(steps),
                effect);
    }

    /** Where nobody failed it is as sure as those are many who were {@code watched} to the end, not those who closed just now. */
    private static Estimate estimate(double watched, List<SurvivalCurve.Step> steps) {
        Interval end = steps.isEmpty()
                ? Wilson.interval(1, watched)
                : steps.get(steps.size() - 1).survival();
        return new Estimate(end.value(), end.low(), end.high());
    }

    private List<Step> steps(List<SurvivalCurve.Step> steps) {
        return steps.stream()
                .map(step -> new Step(
                        step.time() * sliceSeconds(query.rules().window()) / 3600,
                        step.atRisk(),
                        step.events(),
                        step.survival().value(),
                        step.survival().low(),
                        step.survival().high()))
                .toList();
    }
}
