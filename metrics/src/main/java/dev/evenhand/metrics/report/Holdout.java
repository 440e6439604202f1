package dev.evenhand.metrics.report;

import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Grain;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.ConfidenceSequence;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.SampleRatio;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The randomised part of a cohort, as assigned. */
final class Holdout {
    /** Contacts at which the interval is narrowest; fixed beforehand, which is all its validity asks for. */
    static final double PLANNED = 5000;

    private static final String METHOD =
            "as assigned; confidence sequence over inverse-probability scores, valid at every look";

    /** Rows whose assignment was drawn by lot, or would have been. */
    static final String RANDOMISED = "(assignment_by = 'holdout' AND assignment_probability > 0)";

    /** Those of them who came to either arm by each probability; kept beside the rows. */
    static final Regulars CUSTOMERS = new Regulars(
            new Rollup(
                    "cell_assigned",
                    "(assignment_by = 'holdout' AND assignment_probability > 0 AND assignment_probability < 1)",
                    Grain.EVER,
                    columns("entry", "assignment_probability", "customer_key"),
                    List.of()),
            columns("entry", "assignment_probability"),
            List.of(Sum.ROWS),
            List.of());

    private static List<Dimension> columns(String... names) {
        return Stream.of(names).map(Dimension::column).toList();
    }

    /** Place of the handle times among the scores; rates know theirs. */
    private static final int AHT = 3;

    private final Map<String, Assigned> arms;
    private final @Nullable Significance split;

    /**
     * One arm: its counts, and for each metric the scores' n, sum and sum of squares.
     *
     * @param scores in the order FCR, confirmed, CSAT, AHT
     */
    private record Assigned(Side side, List<Sums> scores) {
        Assigned plus(Assigned other) {
            List<Sums> sums = new ArrayList<>();
            for (int metric = 0; metric < scores.size(); metric++) {
                sums.add(scores.get(metric).plus(other.scores.get(metric)));
            }
            return new Assigned(Side.of(side.tally().plus(other.side.tally())), sums);
        }
    }

    private record Sums(long n, double sum, double squares) {
        static Sums of(long n, long successes) {
            return new Sums(n, (double) successes, (double) successes);
        }

        Sums around(double centre) {
            return new Sums(n, sum - n * centre, squares - 2 * centre * sum + n * centre * centre);
        }

        Sums over(double probability) {
            return new Sums(n, sum / probability, squares / (probability * probability));
        }

        Sums plus(Sums other) {
            return new Sums(n + other.n, sum + other.sum, squares + other.squares);
        }

        Sums negated() {
            return new Sums(n, -sum, squares);
        }

        Sample sample() {
            double mean = n == 0 ? 0 : sum / n;
            return new Sample(n, mean, n < 2 ? 0 : Math.max(0, squares - sum * mean) / (n - 1));
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
        drawn.groups.forEach(group -> arms.merge(group.entry, group.assigned(centre), Assigned::plus));
        return new Holdout(arms, drawn.split);
    }

    /** What the view tells of a cohort. */
    static Future<Drawn> drawn(OutcomeView view, Sql cohort) {
        Sql randomised = cohort.and(RANDOMISED);
        Future<List<Group>> groups = view.query(
                randomised.sums(List.of("entry::VARCHAR", "assignment_probability"), Tally.SUMS),
                row -> new Group(row.getString(1), row.getDouble(2), Tally.read(row, 3)));
        Future<Optional<Significance>> split = split(view, cohort);
        return Future.all(groups, split)
                .map(both -> new Drawn(groups.result(), split.result().orElse(null)));
    }

    /** In the order of entry and probability, so that scores are added up in one order. */
    record Drawn(List<Group> groups, @Nullable Significance split) {}

    /** Contacts of one arm that were assigned to it with the same probability. */
    private record Group(String entry, double probability, Tally tally) {
        /**
         * Rates are scored as they are. Answers and times are scored around the cohort's mean: that leaves the estimate
         * where it is, but an arm that answers less often does not look worse for it, and long times do not blow up the
         * variance.
         */
        Assigned assigned(double[] centre) {
            List<Sums> scores = List.of(
                    Sums.of(tally.first(), tally.firstConfirmed() + tally.firstAssumed()),
                    Sums.of(tally.counted(), tally.confirmed()),
                    Sums.of(tally.answered(), tally.content()),
                    new Sums(tally.handled(), tally.seconds(), tally.squares()));
            List<Sums> weighted = new ArrayList<>();
            for (int metric = 0; metric < scores.size(); metric++) {
                weighted.add(scores.get(metric).around(centre[metric]).over(probability));
            }
            return new Assigned(Side.of(tally), weighted);
        }
    }

    /**
     * Of the customers, each once for a probability they were drawn with, since the draw is sticky: how many there were on
     * each arm; a certain assignment was no draw.
     */
    private static Future<Optional<Significance>> split(OutcomeView view, Sql cohort) {
        return view.query(cohort.regulars(CUSTOMERS, "true"), row -> {
                    boolean bot = row.getString(1).equals("bot_first");
                    double received = row.getDouble(2);
                    return new Lots(bot, bot ? received : 1 - received, row.getLong(CUSTOMERS.placeOfCount(Sum.ROWS)));
                })
                .map(Lots::test);
    }

    /** Customers who came to an arm though the bot's had this probability. */
    private record Lots(boolean bot, double probability, long customers) {
        static Optional<Significance> test(List<Lots> all) {
            List<Lots> sorted = all.stream()
                    .sorted(Comparator.comparing(Lots::bot).thenComparing(Lots::probability))
                    .toList();
            return SampleRatio.test(
                    sorted.stream().filter(Lots::bot).mapToLong(Lots::customers).sum(),
                    sorted.stream()
                            .mapToDouble(lot -> lot.customers * lot.probability)
                            .sum(),
                    sorted.stream()
                            .mapToDouble(lot -> lot.customers * lot.probability * (1 - lot.probability))
                            .sum());
        }
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
        Sums ofBot = bot.scores.get(metric);
        Sums ofHuman = human.scores.get(metric);
        Sample scores = ofBot.plus(ofHuman.negated()).sample();
        return ConfidenceSequence.interval(new ConfidenceSequence.Assigned(ofBot.n(), ofHuman.n(), scores), PLANNED);
    }
}
