package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.ClusteredScores;
import dev.evenhand.metrics.statistics.Clusters;
import dev.evenhand.metrics.statistics.ConfidenceSequence;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.SampleRatio;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The randomised part of a cohort, as assigned. */
final class Holdout {
    /** Contacts at which the interval is narrowest; fixed beforehand, which is all its validity asks for. */
    static final double PLANNED = 5000;

    private static final String METHOD =
            "as assigned; confidence sequence over inverse-probability scores, valid at every look, wider where"
                    + " customers came several times";

    /** Rows whose arm was drawn by lot: what was certain was no draw, and its score has no counterpart. */
    static final String RANDOMISED =
            "(assignment_by = 'holdout' AND assignment_probability > 0 AND assignment_probability < 1)";

    /** The customers who came to either arm by each probability, and what is summed of them; kept beside the rows. */
    static final Regulars CUSTOMERS = new Regulars(
            new Rollup(
                    "cell_assigned",
                    RANDOMISED,
                    Grain.EVER,
                    columns("entry", "assignment_probability", "customer_key"),
                    CustomerSums.OF_METRICS),
            columns("entry", "assignment_probability"),
            Stream.concat(Stream.of(Sum.ROWS), CustomerSums.CONTACTS.stream()).toList(),
            CustomerSums.PRODUCTS);

    private static List<Dimension> columns(String... names) {
        return Stream.of(names).map(Dimension::column).toList();
    }

    /** Place of the handle times among the scores; rates know theirs. */
    private static final int AHT = 3;

    private final Map<String, Assigned> arms;
    private final @Nullable Significance split;

    /**
     * One arm: its counts, and the scores of each metric.
     *
     * @param scores in the order FCR, confirmed, CSAT, AHT
     */
    private record Assigned(Side side, List<ClusteredScores> scores) {
        Assigned plus(Assigned other) {
            List<ClusteredScores> sums = new ArrayList<>();
            for (int metric = 0; metric < scores.size(); metric++) {
                sums.add(scores.get(metric).plus(other.scores.get(metric)));
            }
            return new Assigned(side.plus(other.side), sums);
        }
    }

    private Holdout(Map<String, Assigned> arms, @Nullable Significance split) {
        this.arms = arms;
        this.split = split;
    }

    /** {@code all} is the whole cohort: its means are the points around which answers and times are scored. */
    static Holdout of(Drawn drawn, Tally all) {
        double content = RateMetric.CSAT.of(all).rate().orElse(0);
        double[] centre = {0, 0, content, Side.handled(all).mean()};
        Map<String, Assigned> arms = new HashMap<>();
        drawn.groups.forEach(group -> arms.merge(group.draw.entry, group.assigned(centre), Assigned::plus));
        return new Holdout(arms, drawn.split);
    }

    /** What the view tells of a cohort. */
    static Future<Drawn> drawn(OutcomeView view, Sql cohort) {
        Sql randomised = cohort.and(RANDOMISED);
        Future<List<Contacts>> contacts = view.query(
                randomised.sums(List.of("entry::VARCHAR", "assignment_probability"), Tally.SUMS),
                row -> new Contacts(new Draw(row.getString(1), row.getDouble(2)), Tally.read(row, 3)));
        Future<List<Customers>> customers = view.query(cohort.regulars(CUSTOMERS, "true"), Holdout::customers);
        return Future.all(contacts, customers).map(both -> drawn(contacts.result(), customers.result()));
    }

    /** An arm, and the probability with which one came to it. */
    private record Draw(String entry, double probability) {
        boolean toBot() {
            return entry.equals("bot_first");
        }

        double ofBot() {
            return toBot() ? probability : 1 - probability;
        }
    }

    private record Contacts(Draw draw, Tally tally) {}

    /** Each once for a probability they were drawn with, since the draw is sticky. */
    private record Customers(Draw draw, long count, Side.Repeats sums) {}

    private static Customers customers(ResultSet row) throws SQLException {
        return new Customers(
                new Draw(row.getString(1), row.getDouble(2)),
                row.getLong(CUSTOMERS.placeOfCount(Sum.ROWS)),
                CustomerSums.repeats(CUSTOMERS, row));
    }

    private static Drawn drawn(List<Contacts> contacts, List<Customers> customers) {
        Map<Draw, Side.Repeats> sums =
                customers.stream().collect(Collectors.toMap(Customers::draw, Customers::sums, Side.Repeats::plus));
        List<Group> groups = contacts.stream()
                .map(one -> new Group(one.draw, one.tally, sums.getOrDefault(one.draw, Side.Repeats.NONE)))
                .toList();
        return new Drawn(groups, split(customers).orElse(null));
    }

    /** In the order of entry and probability, so that scores are added up in one order. */
    record Drawn(List<Group> groups, @Nullable Significance split) {}

    /** Contacts of one arm that were assigned to it with the same probability. */
    private record Group(Draw draw, Tally tally, Side.Repeats customers) {
        /**
         * Rates are scored as they are. Answers and times are scored around the cohort's mean: that leaves the estimate
         * where it is, but an arm that answers less often does not look worse for it, and long times do not blow up the
         * variance.
         */
        Assigned assigned(double[] centre) {
            List<ClusteredScores> scores = List.of(
                    rate(tally.first(), customers.fcr()),
                    rate(tally.counted(), customers.confirmed()),
                    rate(tally.answered(), customers.csat()),
                    ClusteredScores.of(tally.handled(), tally.squares(), customers.aht()));
            double weight = (draw.toBot() ? 1 : -1) / draw.probability;
            List<ClusteredScores> weighted = new ArrayList<>();
            for (int metric = 0; metric < scores.size(); metric++) {
                weighted.add(scores.get(metric).around(centre[metric]).times(weight));
            }
            return new Assigned(new Side(tally, customers, null, null), weighted);
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
        Optional<Interval> difference = difference(metric.place()).map(d -> d.clipped(-1, 1));
        return randomised(
                Arms.of(metric, side("bot_first")), Arms.of(metric, side("human_first")), difference, adjusted);
    }

    @Nullable
    Randomised mean(@Nullable LikeForLike adjusted) {
        return randomised(
                Arms.seconds(side("bot_first")), Arms.seconds(side("human_first")), difference(AHT), adjusted);
    }

    private @Nullable Randomised randomised(
            Arm bot, Arm human, Optional<Interval> difference, @Nullable LikeForLike adjusted) {
        if (arms.isEmpty()) {
            return null;
        }
        Difference other = adjusted == null ? null : adjusted.difference();
        Boolean agrees = (difference.isEmpty() || other == null) ? null : overlap(difference.get(), other);
        return new Randomised(
                bot,
                human,
                difference.map(Difference::of).orElse(null),
                split == null ? null : split.p(),
                split == null || SampleRatio.valid(split),
                agrees,
                METHOD);
    }

    private static boolean overlap(Interval one, Difference other) {
        return one.low() <= other.high() && other.low() <= one.high();
    }

    private Side side(String name) {
        Assigned arm = arms.get(name);
        return arm == null ? Side.of(Tally.NONE) : arm.side;
    }

    private Optional<Interval> difference(int metric) {
        Assigned bot = arms.get("bot_first");
        Assigned human = arms.get("human_first");
        if (bot == null || human == null) {
            return Optional.empty();
        }
        ClusteredScores ofBot = bot.scores.get(metric);
        ClusteredScores ofHuman = human.scores.get(metric);
        Sample scores = ofBot.plus(ofHuman).sample();
        return ConfidenceSequence.interval(new ConfidenceSequence.Assigned(ofBot.n(), ofHuman.n(), scores), PLANNED);
    }
}
