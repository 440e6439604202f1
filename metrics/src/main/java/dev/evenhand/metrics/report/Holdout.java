package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.rows.Drawable;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.statistics.clustered.ClusteredScores;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.randomised.ArmMeans;
import dev.evenhand.metrics.statistics.randomised.ConfidenceSequence;
import dev.evenhand.metrics.statistics.randomised.SampleRatio;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The randomised part of a cohort, as assigned. */
final class Holdout {
    /** Contacts at which the interval is narrowest; fixed beforehand, which is all its validity asks for. */
    static final double PLANNED = 5000;

    private static final String LIMITS =
            "confidence sequence, valid at every look, wider where customers came several times";
    private static final String RATES = "as assigned; mean of inverse-probability scores; " + LIMITS;
    private static final String MEANS =
            "as assigned; difference of the arms' means over those with an answer or a time, weighted by one over the"
                    + " probability drawn with; " + LIMITS;

    private static final String ENTRY = "entry::VARCHAR";

    /** The customers who came to either arm by each probability, and what is summed of them; kept beside the rows. */
    static final Regulars CUSTOMERS = new Regulars(
            new Rollup(
                    "cell_assigned",
                    Drawable.RANDOMISED,
                    Grain.EVER,
                    columns("entry", "assignment_probability", "customer_key"),
                    CustomerSums.OF_METRICS),
            columns("entry", "assignment_probability"),
            List.of(),
            Stream.concat(Stream.of(Sum.ROWS), CustomerSums.CONTACTS.stream()).toList(),
            CustomerSums.PRODUCTS);

    private static List<Dimension> columns(String... names) {
        return Stream.of(names).map(Dimension::column).toList();
    }

    /** Place of the handle times among the outcomes; rates know theirs. */
    private static final int AHT = 3;

    private final Map<String, Side> sides;
    private final Drawn drawn;
    private final Arms arms;

    private Holdout(Map<String, Side> sides, Drawn drawn, Arms arms) {
        this.sides = sides;
        this.drawn = drawn;
        this.arms = arms;
    }

    static Holdout of(Drawn drawn, Arms arms) {
        Map<String, Side> sides = new HashMap<>();
        drawn.groups.forEach(group -> sides.merge(group.draw.entry, group.side(), Side::plus));
        sides.replaceAll((entry, side) -> drawn.beside.on(entry, side));
        return new Holdout(sides, drawn, arms);
    }

    /** What the view tells of a cohort. */
    static Future<Drawn> drawn(OutcomeView view, Sql cohort) {
        Sql randomised = cohort.and(Drawable.RANDOMISED);
        Future<List<Contacts>> contacts = view.query(
                randomised.sums(List.of(ENTRY, "assignment_probability"), Tally.SUMS),
                row -> new Contacts(new Draw(row.getString(1), row.getDouble(2)), Tally.read(row, 3)));
        Future<List<Customers>> customers = view.query(cohort.regulars(CUSTOMERS, "true"), Holdout::customers);
        Future<SurveyClasses> classes = SurveyClasses.of(view, randomised, ENTRY);
        Future<Map<String, Quantiles>> times =
                Quantiles.ofTenths(view, randomised, new Quantiles.By(ENTRY, Lengths.HANDLE, Tally.COUNTED));
        return Future.all(contacts, customers, classes, times)
                .map(all -> drawn(contacts.result(), customers.result(), new Beside(classes.result(), times.result())));
    }

    /** What is told of a side beside its tally: survey classes, and handle times. */
    record Beside(SurveyClasses classes, Map<String, Quantiles> times) {
        private Side on(String entry, Side side) {
            Quantiles known = times.get(entry);
            Side.Spread spread = known == null ? null : known.spread(side.designEffect());
            return classes.on(new Side(side.tally(), side.repeats(), null, spread), entry);
        }
    }

    /** An arm, and the probability with which one came to it. */
    record Draw(String entry, double probability) {
        boolean toBot() {
            return entry.equals("bot_first");
        }

        double ofBot() {
            return toBot() ? probability : 1 - probability;
        }
    }

    record Contacts(Draw draw, Tally tally) {}

    /** Each once for a probability they were drawn with, since the draw is sticky. */
    record Customers(Draw draw, long count, Side.Repeats sums) {}

    private static Customers customers(ResultSet row) throws SQLException {
        return new Customers(
                new Draw(row.getString(1), row.getDouble(2)),
                row.getLong(CUSTOMERS.placeOfCount(Sum.ROWS)),
                CustomerSums.repeats(CUSTOMERS, row));
    }

    static Drawn drawn(List<Contacts> contacts, List<Customers> customers, Beside beside) {
        Map<Draw, Side.Repeats> sums =
                customers.stream().collect(Collectors.toMap(Customers::draw, Customers::sums, Side.Repeats::plus));
        List<Group> groups = contacts.stream()
                .map(one -> new Group(one.draw, one.tally, sums.getOrDefault(one.draw, Side.Repeats.NONE)))
                .toList();
        return new Drawn(groups, split(customers).orElse(null), beside);
    }

    /** In the order of entry and probability, so that scores are added up in one order. */
    record Drawn(List<Group> groups, @Nullable Significance split, Beside beside) {}

    /** Contacts of one arm that were assigned to it with the same probability. */
    private record Group(Draw draw, Tally tally, Side.Repeats customers) {
        Side side() {
            return new Side(tally, customers, null, null);
        }

        /** In the order FCR, confirmed, CSAT, AHT. */
        ClusteredScores outcomes(int metric) {
            return switch (metric) {
                case 0 -> rate(tally.first(), customers.fcr());
                case 1 -> rate(tally.counted(), customers.confirmed());
                case 2 -> rate(tally.answered(), customers.csat());
                default -> ClusteredScores.of(tally.handled(), tally.squares(), customers.aht());
            };
        }

        private static ClusteredScores rate(long n, Clusters customers) {
            return ClusteredScores.of(n, customers.y(), customers);
        }
    }

    /** Whether the customers came to the arms as they were drawn. */
    private static Optional<Significance> split(List<Customers> all) {
        List<Customers> sorted = all.stream()
                .sorted(Comparator.comparing((Customers one) -> one.draw.toBot())
                        .thenComparing(one -> one.draw.ofBot()))
                .toList();
        return SampleRatio.test(
                sorted.stream()
                        .filter(one -> one.draw.toBot())
                        .mapToLong(Customers::count)
                        .sum(),
                sorted.stream().mapToDouble(one -> one.count * one.draw.ofBot()).sum(),
                sorted.stream()
                        .mapToDouble(one -> one.count * one.draw.ofBot() * (1 - one.draw.ofBot()))
                        .sum());
    }

    @Nullable
    Randomised rate(RateMetric metric, @Nullable LikeForLike adjusted) {
        Estimate estimate = metric == RateMetric.CSAT ? ofMeans(metric.place()) : ofAssigned(metric.place());
        Estimate clipped =
                new Estimate(estimate.difference.map(d -> d.clipped(-1, 1)), Verdict.NARROW, estimate.method);
        return randomised(side -> arms.of(metric, side), clipped, adjusted);
    }

    @Nullable
    Randomised mean(@Nullable LikeForLike adjusted) {
        return randomised(arms::seconds, ofMeans(AHT), adjusted);
    }

    /** {@code narrow} is how wide an interval with zero in it may be to say that something agrees with it. */
    private record Estimate(Optional<Interval> difference, double narrow, String method) {}

    private @Nullable Randomised randomised(
            Function<Side, Arm> arm, Estimate estimate, @Nullable LikeForLike adjusted) {
        if (sides.isEmpty()) {
            return null;
        }
        Optional<Interval> difference = estimate.difference;
        Difference other = adjusted == null ? null : adjusted.difference();
        Boolean agrees = (difference.isEmpty() || other == null)
                ? null
                : agrees(difference.get(), other, estimate.narrow).orElse(null);
        return new Randomised(
                arm.apply(side("bot_first")),
                arm.apply(side("human_first")),
                difference.map(Difference::of).orElse(null),
                drawn.split == null ? null : drawn.split.p(),
                drawn.split == null || SampleRatio.valid(drawn.split),
                agrees,
                estimate.method);
    }

    /** Empty where the experiment's interval is so wide, with zero in it, that it would agree with anything. */
    private static Optional<Boolean> agrees(Interval one, Difference other, double narrow) {
        if (one.low() > other.high() || other.low() > one.high()) {
            return Optional.of(false);
        }
        boolean sign = one.excludesZero() && one.value() * other.value() > 0;
        return sign || one.width() <= narrow ? Optional.of(true) : Optional.empty();
    }

    /** Those drawn to one arm. */
    Side side(String name) {
        return sides.getOrDefault(name, Side.of(Tally.NONE));
    }

    /** Of what is known of every contact: the mean of {@link ConfidenceSequence#score}. */
    private Estimate ofAssigned(int metric) {
        long[] n = new long[2];
        ClusteredScores scores = ClusteredScores.NONE;
        for (ArmMeans.Group group : outcomes(metric)) {
            n[group.toBot() ? 0 : 1] += group.outcomes().n();
            scores = scores.plus(group.outcomes().times((group.toBot() ? 1 : -1) / group.probability()));
        }
        var assigned = new ConfidenceSequence.Assigned(n[0], n[1], scores.sample());
        return new Estimate(ConfidenceSequence.interval(assigned, PLANNED), Verdict.NARROW, RATES);
    }

    /** Of what some contacts leave open, on one arm more often than on the other: answers and handle times. */
    private Estimate ofMeans(int metric) {
        return new Estimate(ArmMeans.difference(outcomes(metric), PLANNED), Verdict.NARROW * mean(metric), MEANS);
    }

    /** The groups of a rate's outcomes, or of the handle times where that is empty. */
    List<Working.Draw> draws(Optional<RateMetric> rate) {
        return outcomes(rate.map(RateMetric::place).orElse(AHT)).stream()
                .map(group -> new Working.Draw(
                        group.toBot() ? "bot_first" : "human_first",
                        group.probability(),
                        group.outcomes().n(),
                        group.outcomes().sum(),
                        group.outcomes().squares()))
                .toList();
    }

    /** Of all who were drawn: what a width in seconds is held against. */
    private double mean(int metric) {
        double n = outcomes(metric).stream()
                .mapToDouble(group -> (double) group.outcomes().n())
                .sum();
        double sum = outcomes(metric).stream()
                .mapToDouble(group -> group.outcomes().sum())
                .sum();
        return n == 0 ? 0 : Math.abs(sum / n);
    }

    private List<ArmMeans.Group> outcomes(int metric) {
        return drawn.groups.stream()
                .map(group -> new ArmMeans.Group(group.draw.toBot(), group.draw.probability, group.outcomes(metric)))
                .toList();
    }
}
