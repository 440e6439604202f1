package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.ConfidenceSequence;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.SampleRatio;
import dev.evenhand.metrics.statistics.Significance;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.SqlQuery;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The randomised part of a cohort, as assigned. */
final class Holdout {
    /** Contacts at which the interval is narrowest; fixed beforehand, which is all its validity asks for. */
    static final double PLANNED = 5000;

    private static final String METHOD =
            "as assigned; confidence sequence over inverse-probability scores, valid at every look";
    private static final List<String> SCORED =
            List.of("first_contact AND success", "confirmed", "survey_csat >= 4", "handle_seconds");
    private static final List<String> AMONG =
            List.of("first_contact", "true", "survey_csat IS NOT NULL", "handle_seconds IS NOT NULL");

    /** Place of the handle times among the scores; rates know theirs. */
    private static final int AHT = 3;

    private final Map<String, Assigned> arms;
    private final @Nullable Significance split;

    /**
     * One arm: its counts, and for each metric the scores' n, sum and sum of squares.
     *
     * @param scores in the order FCR, confirmed, CSAT, AHT
     */
    private record Assigned(Side side, List<Sums> scores) {}

    private record Sums(long n, double sum, double squares) {
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
    static Future<Holdout> of(OutcomeView view, ReportQuery query, Asked asked) {
        Sql cohort = asked.cohort;
        Sql randomised = cohort.and("assignment_by = 'holdout'").and("assignment_probability > 0");
        String columns = "entry::VARCHAR, " + Tally.columns() + ", " + scores(asked.all);
        return view.query(randomised.select(columns, "GROUP BY 1"), row -> Map.entry(row.getString(1), arm(row)))
                .compose(rows -> split(view, randomised)
                        .map(split -> new Holdout(
                                rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                                split)));
    }

    /** The rows, and the tally of all of them. */
    record Asked(Sql cohort, Tally all) {}

    /**
     * Rates are scored as they are. Answers and times are scored around the cohort's mean: that leaves the estimate where
     * it is, but an arm that answers less often does not look worse for it, and long times do not blow up the variance.
     */
    private static String scores(Tally all) {
        double content = RateMetric.CSAT.of(all).rate().orElse(0);
        double[] centre = {0, 0, content, Side.handled(all).mean()};
        List<String> sums = new ArrayList<>();
        for (int metric = 0; metric < SCORED.size(); metric++) {
            String among = " FILTER (" + Tally.COUNTED + " AND " + AMONG.get(metric) + ")";
            String score = "(coalesce((" + SCORED.get(metric) + ")::DOUBLE, 0) - " + centre[metric]
                    + ") / assignment_probability";
            sums.add("count(*)" + among);
            sums.add("coalesce(sum(" + score + ")" + among + ", 0)");
            sums.add("coalesce(sum((" + score + ") * (" + score + "))" + among + ", 0)");
        }
        return String.join(", ", sums);
    }

    private static Assigned arm(ResultSet row) throws SQLException {
        int first = 2 + Tally.class.getRecordComponents().length;
        List<Sums> sums = new ArrayList<>();
        for (int metric = 0; metric < SCORED.size(); metric++) {
            int at = first + 3 * metric;
            sums.add(new Sums(row.getLong(at), row.getDouble(at + 1), row.getDouble(at + 2)));
        }
        return new Assigned(Side.of(Tally.read(row, 2)), sums);
    }

    /** The draw is sticky, so customers are counted, each once; a certain assignment was no draw. */
    private static Future<@Nullable Significance> split(OutcomeView view, Sql randomised) {
        String first = "min_by(entry = 'bot_first', started_at) AS bot, min_by(CASE WHEN entry = 'bot_first' THEN"
                + " assignment_probability ELSE 1 - assignment_probability END, started_at) AS p";
        SqlQuery customers = randomised.and("assignment_probability < 1").select(first, "GROUP BY customer_key");
        String sql = "SELECT count(*) FILTER (bot), coalesce(sum(p), 0), coalesce(sum(p * (1 - p)), 0) FROM ("
                + customers.sql() + ")";
        return view.query(
                        new SqlQuery(sql, randomised.parameters()),
                        row -> SampleRatio.test(row.getLong(1), row.getDouble(2), row.getDouble(3)))
                .map(tests -> tests.get(0).orElse(null));
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
