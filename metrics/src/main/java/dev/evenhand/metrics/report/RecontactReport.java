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
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Times from close to return, cut into {@value #SLICES} slices of the window so that ten million contacts are a few hundred
 * counts; a return falls to the end of its slice, a contact watched in vain to the beginning of its own.
 */
final class RecontactReport {
    private static final int SLICES = 168;
    private static final String ENTRY = "entry::VARCHAR";
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
        this.cohort = Sql.cohort(query, now).and("engaged");
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

    /** So many contacts of one entry that came back in a slice (null: did not), or were watched up to one. */
    private record Counted(String entry, int slice, boolean event, long contacts) {}

    Future<Recontact> answer() {
        Future<Map<String, Side.Repeats>> customers = new Repeaters(view, Sql.cohort(query, now), "entry").bySide();
        return customers.compose(repeats ->
                answer(side -> Clustered.effectOnRate(of(side, repeats).fcr()), side -> largest(of(side, repeats))));
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

    private Future<Recontact> answer(ToDoubleFunction<String> ofFirst, ToDoubleFunction<String> ofAll) {
        return counted(cohort.and("first_contact"), true).compose(fcr -> counted(cohort, false)
                .map(all -> new Recontact(
                        query.rules().definition().version(),
                        ComparisonReport.window(query),
                        query.cohort().from().toString(),
                        query.cohort().to().toString(),
                        query.cohort().zone().getId(),
                        sliceSeconds(query.rules().window()),
                        pair(fcr, ofFirst),
                        pair(all, ofAll),
                        METHOD)));
    }

    private Future<List<Counted>> counted(Sql rows, boolean failuresAtOnce) {
        String event = failuresAtOnce ? "CASE WHEN failed THEN 0 ELSE " + returned + " END" : returned;
        return mature(rows, event).compose(mature -> recent(rows, event)
                .map(recent -> Stream.concat(mature.stream(), recent.stream()).toList()));
    }

    /** Watched to the end of the window. */
    private Future<List<Counted>> mature(Sql rows, String event) {
        List<String> keys = List.of(ENTRY, "coalesce(" + event + ", " + SLICES + ")", "(" + event + ") IS NOT NULL");
        return view.query(rows.and("mature").sums(keys, List.of(Sum.ROWS)), RecontactReport::counted);
    }

    /** Watched up to now. */
    private Future<List<Counted>> recent(Sql rows, String event) {
        String asOf = Times.literal(now);
        String watched = "least(" + SLICES + ", greatest(0, floor(epoch(" + asOf + " - closed_at) / "
                + sliceSeconds(query.rules().window()) + ")))::INT";
        String columns = ENTRY + ", coalesce(" + event + ", " + watched + "), (" + event + ") IS NOT NULL, count(*)";
        return view.query(
                rows.and("NOT mature").and("closed_at <= " + asOf).select(columns, "GROUP BY 1, 2, 3"),
                RecontactReport::counted);
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(row.getString(1), row.getInt(2), row.getBoolean(3), row.getLong(4));
    }

    private Pair pair(List<Counted> rows, ToDoubleFunction<String> effect) {
        return new Pair(curve("bot_first", rows, effect), curve("human_first", rows, effect));
    }

    private Curve curve(String side, List<Counted> all, ToDoubleFunction<String> effects) {
        double effect = effects.applyAsDouble(side);
        Stream<Counted> rows = all.stream().filter(row -> row.entry.equals(side));
        TreeMap<Integer, Group> groups = new TreeMap<>();
        rows.forEach(row -> groups.merge(
                Math.min(SLICES, row.slice),
                new Group(row.slice, row.event ? row.contacts : 0, row.event ? 0 : row.contacts),
                Group::plus));
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
