package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Recontact;
import dev.evenhand.metrics.report.answer.Recontact.Curve;
import dev.evenhand.metrics.report.answer.Recontact.Estimate;
import dev.evenhand.metrics.report.answer.Recontact.Pair;
import dev.evenhand.metrics.report.answer.Recontact.Step;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.KaplanMeier;
import dev.evenhand.metrics.statistics.KaplanMeier.Group;
import dev.evenhand.metrics.statistics.SurvivalCurve;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Times from close to return, cut into slices of the window so that ten million contacts are a few hundred counts; a return
 * falls to the end of its slice, a contact watched in vain to the beginning of its own.
 */
final class RecontactReport {
    private static final String METHOD =
            "Kaplan–Meier with Greenwood's variance on the log–log scale; censored at now and at the window's end;"
                    + " the variance times the design effect of customers who came several times";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;

    RecontactReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.now = now;
    }

    Future<Recontact> answer() {
        return new Returns(view, Sql.cohort(query, now)).found().compose(found -> view.work(() -> recontact(found)));
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

    private Recontact recontact(Returns.Found found) {
        List<Returns.Counted> first = found.contacts().stream()
                .filter(Returns.Counted::first)
                .map(Returns.Counted::failedAtOnce)
                .toList();
        return new Recontact(
                query.rules().definition().version(),
                ComparisonReport.window(query),
                query.cohort().from().toString(),
                query.cohort().to().toString(),
                query.cohort().zone().getId(),
                Returns.sliceSeconds(query.rules().window()),
                pair(
                        first,
                        side -> Clustered.effectOnRate(
                                of(side, found.customers()).fcr())),
                pair(found.contacts(), side -> largest(of(side, found.customers()))),
                METHOD);
    }

    private Pair pair(List<Returns.Counted> rows, ToDoubleFunction<String> effect) {
        return new Pair(curve("bot_first", rows, effect), curve("human_first", rows, effect));
    }

    private Curve curve(String side, List<Returns.Counted> all, ToDoubleFunction<String> effects) {
        double effect = effects.applyAsDouble(side);
        Stream<Returns.Counted> rows = all.stream().filter(row -> row.entry().equals(side));
        TreeMap<Integer, Group> groups = new TreeMap<>();
        rows.map(Returns.Counted::group)
                .forEach(group -> groups.merge((int) Math.min(Returns.SLICES, group.time()), group, Group::plus));
        long n = groups.values().stream().mapToLong(Group::all).sum();
        Group last = groups.getOrDefault(Returns.SLICES, new Group(Returns.SLICES, 0, 0));
        List<SurvivalCurve.Step> steps = KaplanMeier.grouped(List.copyOf(groups.values()), effect);
        long mature = last.censored()
                + groups.values().stream().mapToLong(Group::events).sum();
        return new Curve(
                n,
                mature,
                Arms.in(query.house()).early(mature),
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
                        step.time() * Returns.sliceSeconds(query.rules().window()) / 3600,
                        step.atRisk(),
                        step.events(),
                        step.survival().value(),
                        step.survival().low(),
                        step.survival().high()))
                .toList();
    }
}
