package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Clusters;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The further measures, each for both entries; none of them is a success measure. */
final class MeasuresReport {
    /** Sums are of whole numbers: of a change of mood, its thousandths. */
    static final int THOUSANDTHS = 1000;

    private static final String ENTRY = "entry::VARCHAR";

    private static final GroupedRepeats.Asked CUSTOMERS =
            new GroupedRepeats.Asked(List.of(ENTRY), MeasureList.METRICS, "true");

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;
    private final HouseMeasures money;
    private final boolean chinese;
    private final Arms arms;

    MeasuresReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.arms = query.house().arms();
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now);
        this.money = new HouseMeasures(view, query, cohort);
        this.chinese = query.chinese();
    }

    /** What one entry came to, in the order of the measures; so many of its contacts are not their customers' first. */
    private record Counted(List<Clustered.Rate> shares, List<Clustered.Mean> means, long later) {
        static final Counted NOTHING = new Counted(
                MeasureList.SHARES.stream()
                        .map(share -> new Clustered.Rate(new Proportion(0, 0), Clusters.NONE))
                        .toList(),
                Stream.generate(() -> new Clustered.Mean(new Sample(0, 0, 0), Clusters.NONE))
                        .limit(MeasureList.DURATIONS.size() + 2L)
                        .toList(),
                0);

        private long[] contacts() {
            return LongStream.concat(
                            shares.stream().mapToLong(share -> share.counts().n()),
                            means.stream().mapToLong(mean -> mean.sample().n()))
                    .toArray();
        }

        /** As far as it is known whose first they are, all measures together. */
        boolean mayRepeat() {
            return LongStream.of(contacts()).anyMatch(n -> n > RatioEstimator.REPEATS * Math.max(0, n - later));
        }

        /** The same measure by measure. */
        boolean mayRepeat(long[] neverBefore) {
            long[] contacts = contacts();
            return IntStream.range(0, contacts.length)
                    .anyMatch(i -> contacts[i] > RatioEstimator.REPEATS * neverBefore[i]);
        }

        Counted of(String entry, GroupedRepeats repeats) {
            List<Clustered.Rate> rates = IntStream.range(0, shares.size())
                    .mapToObj(i -> shares.get(i).of(repeats, i, entry))
                    .toList();
            List<Clustered.Mean> averages = IntStream.range(0, means.size())
                    .mapToObj(i -> means.get(i).of(repeats, shares.size() + i, entry))
                    .toList();
            return new Counted(rates, averages, later);
        }
    }

    Future<Listing<Rows.Measure>> answer() {
        Future<Map<String, Counted>> counted = counted();
        List<Future<Map<String, Quantiles>>> quantiles = MeasureList.DURATIONS.stream()
                .map(duration -> Quantiles.of(view, cohort, new Quantiles.By(ENTRY, duration.lengths(), "true")))
                .toList();
        Future<List<Rows.Measure>> house = money.rows();
        return Future.all(counted, Future.all(quantiles), house).map(all -> {
            List<Rows.Measure> rows = rows(
                    counted.result(), quantiles.stream().map(Future::result).toList());
            rows.addAll(house.result());
            return lists.listing(rows);
        });
    }

    private Future<Map<String, Counted>> counted() {
        return view.query(
                        cohort.sums(List.of(ENTRY), MeasureList.SUMS), row -> Map.entry(row.getString(1), counted(row)))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .compose(sides -> sides.values().stream().anyMatch(Counted::mayRepeat)
                        ? withCustomers(sides)
                        : Future.succeededFuture(sides));
    }

    private Future<Map<String, Counted>> withCustomers(Map<String, Counted> sides) {
        return view.query(cohort.sums(List.of(ENTRY), MeasureList.NEVER_BEFORE), row -> sides.getOrDefault(
                                row.getString(1), Counted.NOTHING)
                        .mayRepeat(neverBefore(row)))
                .compose(repeated -> repeated.contains(true)
                        ? GroupedRepeats.of(contacts(sides), view, new GroupedRepeats.Rows(cohort, CUSTOMERS))
                                .map(repeats -> with(sides, repeats))
                        : Future.succeededFuture(sides));
    }

    /** All contacts are engaged or not, and so among those of some share. */
    private static long contacts(Map<String, Counted> sides) {
        return sides.values().stream()
                .mapToLong(side -> LongStream.of(side.contacts()).max().orElse(0))
                .sum();
    }

    private static long[] neverBefore(ResultSet row) throws SQLException {
        long[] counts = new long[MeasureList.NEVER_BEFORE.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = row.getLong(i + 2);
        }
        return counts;
    }

    private static Map<String, Counted> with(Map<String, Counted> sides, GroupedRepeats repeats) {
        return sides.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, side -> side.getValue()
                .of(side.getKey(), repeats)));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        int at = 2;
        List<Clustered.Rate> shares = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++, at += 2) {
            shares.add(new Clustered.Rate(new Proportion(row.getLong(at), row.getLong(at + 1)), Clusters.NONE));
        }
        List<Clustered.Mean> means = new ArrayList<>();
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++, at += 3) {
            means.add(new Clustered.Mean(Lengths.sample(row, at), Clusters.NONE));
        }
        means.add(new Clustered.Mean(sample(row, at, 1), Clusters.NONE));
        means.add(new Clustered.Mean(sample(row, at + 3, THOUSANDTHS), Clusters.NONE));
        return new Counted(shares, means, row.getLong(at + 6));
    }

    private static Sample sample(ResultSet row, int at, double unit) throws SQLException {
        return Lengths.sample(row.getLong(at), row.getDouble(at + 1) / unit, row.getDouble(at + 2) / (unit * unit));
    }

    private List<Rows.Measure> rows(Map<String, Counted> sides, List<Map<String, Quantiles>> quantiles) {
        Counted bot = sides.getOrDefault("bot_first", Counted.NOTHING);
        Counted human = sides.getOrDefault("human_first", Counted.NOTHING);
        List<Rows.Measure> rows = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++) {
            rows.add(share(MeasureList.SHARES.get(i), bot.shares.get(i), human.shares.get(i)));
        }
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++) {
            MeasureList.Seconds duration = MeasureList.DURATIONS.get(i);
            rows.add(new Rows.Measure(
                    duration.name(),
                    "seconds",
                    Lengths.figures(arms, bot.means.get(i), quantiles.get(i).get("bot_first")),
                    Lengths.figures(arms, human.means.get(i), quantiles.get(i).get("human_first")),
                    difference(bot.means.get(i), human.means.get(i)),
                    chinese ? duration.chinese() : duration.english()));
        }
        int last = MeasureList.DURATIONS.size();
        rows.add(nps(bot.means.get(last), human.means.get(last)));
        rows.add(mood(bot.means.get(last + 1), human.means.get(last + 1)));
        return rows;
    }

    private Rows.Measure mood(Clustered.Mean bot, Clustered.Mean human) {
        return new Rows.Measure(
                "sentiment",
                "score",
                mean(bot, 2),
                mean(human, 2),
                difference(bot, human),
                chinese
                        ? "从客户最初的话到最后的话，语气的平均变化（−1 为很不满，1 为很满意）；两端都已知的会话。"
                        : "How the customer's tone changed from the first words to the last (−1 very unhappy, 1 very"
                                + " happy), on average; of contacts of which both are known.");
    }

    private Rows.Measure share(MeasureList.Share share, Clustered.Rate bot, Clustered.Rate human) {
        return new Rows.Measure(
                share.name(),
                "share",
                arms.share(bot),
                arms.share(human),
                Clustered.difference(bot, human).map(Difference::of).orElse(null),
                chinese ? share.chinese() : share.english());
    }

    private Rows.Measure nps(Clustered.Mean bot, Clustered.Mean human) {
        return new Rows.Measure(
                "nps",
                "points",
                mean(bot, 100),
                mean(human, 100),
                difference(bot, human),
                chinese ? "9–10 分的比例减去 0–6 分的比例，−100 至 100。" : "Share of 9–10 minus share of 0–6, −100 to 100.");
    }

    /** A mean of what lies between minus and plus {@code most}. */
    private Arm.Plain mean(Clustered.Mean answers, double most) {
        Sample sample = answers.sample();
        Arm.Plain plain = arms.plain(sample.n(), answers.interval().map(interval -> interval.clipped(-most, most)));
        Double value = sample.n() == 0 ? null : Double.valueOf(sample.mean());
        return new Arm.Plain(sample.n(), value, plain.low(), plain.high(), plain.tooEarly());
    }

    private static @Nullable Difference difference(Clustered.Mean bot, Clustered.Mean human) {
        return Clustered.difference(bot, human).map(Difference::of).orElse(null);
    }
}
