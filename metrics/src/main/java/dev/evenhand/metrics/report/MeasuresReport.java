package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
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
        this.arms = Arms.in(query.house());
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now);
        this.money = new HouseMeasures(view, query, cohort);
        this.chinese = query.chinese();
    }

    /** What one entry came to, in the order of the measures; so many of its contacts are not their customers' first. */
    record Counted(List<Clustered.Rate> shares, List<Clustered.Mean> means, long later, List<Long> silent) {
        static final Counted NOTHING = new Counted(
                MeasureList.SHARES.stream()
                        .map(share -> new Clustered.Rate(new Proportion(0, 0), Clusters.NONE))
                        .toList(),
                Stream.generate(() -> new Clustered.Mean(new Sample(0, 0, 0), Clusters.NONE))
                        .limit(MeasureList.DURATIONS.size() + 2L)
                        .toList(),
                0,
                MeasureList.SHARES.stream()
                        .filter(MeasureList.Share::resolves)
                        .map(share -> 0L)
                        .toList());

        /** So many of a share are counted by silence; null where it counts no resolutions. */
        @Nullable
        Long silent(MeasureList.Share share) {
            long before = MeasureList.SHARES.stream()
                    .takeWhile(one -> !one.equals(share))
                    .filter(MeasureList.Share::resolves)
                    .count();
            return share.resolves() ? silent.get((int) before) : null;
        }

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
            return new Counted(rates, averages, later, silent);
        }
    }

    Future<Listing<Rows.Measure>> answer() {
        Future<ListGroups> found = found();
        Future<Answered> answered = answered(found);
        Future<List<Rows.Measure>> house = found.compose(money::rows);
        return Future.all(answered, house).map(all -> {
            List<Rows.Measure> rows = new ArrayList<>(answered.result().rows);
            rows.addAll(house.result());
            return lists.listing(rows);
        });
    }

    private Future<ListGroups> found() {
        return ListGroups.of(
                view,
                cohort,
                new ListGroups.Asked(List.of(ENTRY), MeasureList.SUMS),
                new ListGroups.Asked(List.of(ENTRY), MeasureList.NEVER_BEFORE),
                HouseMeasures.TALLIES);
    }

    /** The measures that rest on no setting of the house, and what they were computed of. */
    record Answered(Map<String, Counted> sides, List<Rows.Measure> rows) {
        Counted side(String entry) {
            return sides.getOrDefault(entry, Counted.NOTHING);
        }
    }

    Future<Answered> answered() {
        return answered(found());
    }

    private Future<Answered> answered(Future<ListGroups> found) {
        Future<Map<String, Counted>> counted = found.compose(this::counted);
        List<Future<Map<String, Quantiles>>> quantiles = MeasureList.DURATIONS.stream()
                .map(duration -> Quantiles.of(view, cohort, new Quantiles.By(ENTRY, duration.lengths(), "true")))
                .toList();
        return Future.all(counted, Future.all(quantiles))
                .map(all -> new Answered(
                        counted.result(),
                        rows(
                                counted.result(),
                                quantiles.stream().map(Future::result).toList())));
    }

    private Future<Map<String, Counted>> counted(ListGroups found) {
        Map<String, Counted> sides = found.groups().get(0).stream()
                .collect(Collectors.toMap(line -> String.valueOf(line.text(0)), MeasuresReport::counted));
        return mayRepeat(sides, found.groups().get(1))
                ? GroupedRepeats.of(contacts(sides), view, new GroupedRepeats.Rows(cohort, CUSTOMERS, found.sides()))
                        .map(repeats -> with(sides, repeats))
                : Future.succeededFuture(sides);
    }

    private static boolean mayRepeat(Map<String, Counted> sides, List<Line> neverBefore) {
        return sides.values().stream().anyMatch(Counted::mayRepeat)
                && neverBefore.stream()
                        .anyMatch(line -> sides.getOrDefault(String.valueOf(line.text(0)), Counted.NOTHING)
                                .mayRepeat(line.sums().stream()
                                        .mapToLong(Number::longValue)
                                        .toArray()));
    }

    /** All contacts are engaged or not, and so among those of some share. */
    private static long contacts(Map<String, Counted> sides) {
        return sides.values().stream()
                .mapToLong(side -> LongStream.of(side.contacts()).max().orElse(0))
                .sum();
    }

    private static Map<String, Counted> with(Map<String, Counted> sides, GroupedRepeats repeats) {
        return sides.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, side -> side.getValue()
                .of(side.getKey(), repeats)));
    }

    private static Counted counted(Line line) {
        int at = 0;
        List<Clustered.Rate> shares = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++, at += 2) {
            shares.add(new Clustered.Rate(new Proportion(line.whole(at), line.whole(at + 1)), Clusters.NONE));
        }
        List<Clustered.Mean> means = new ArrayList<>();
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++, at += 3) {
            means.add(new Clustered.Mean(Lengths.sample(line, at), Clusters.NONE));
        }
        means.add(new Clustered.Mean(sample(line, at, 1), Clusters.NONE));
        means.add(new Clustered.Mean(sample(line, at + 3, MeasureList.THOUSANDTHS), Clusters.NONE));
        List<Long> silent = new ArrayList<>();
        for (int i = at + 7; silent.size() < Counted.NOTHING.silent.size(); i++) {
            silent.add(line.whole(i));
        }
        return new Counted(shares, means, line.whole(at + 6), List.copyOf(silent));
    }

    private static Sample sample(Line line, int at, double unit) {
        return Lengths.sample(line.whole(at), line.real(at + 1) / unit, line.real(at + 2) / (unit * unit));
    }

    private List<Rows.Measure> rows(Map<String, Counted> sides, List<Map<String, Quantiles>> quantiles) {
        Counted bot = sides.getOrDefault("bot_first", Counted.NOTHING);
        Counted human = sides.getOrDefault("human_first", Counted.NOTHING);
        List<Rows.Measure> rows = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++) {
            rows.add(share(i, bot, human));
        }
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++) {
            MeasureList.Seconds duration = MeasureList.DURATIONS.get(i);
            rows.add(new Rows.Measure(
                    duration.name(),
                    "seconds",
                    arms.seconds(bot.means.get(i), quantiles.get(i).get("bot_first")),
                    arms.seconds(human.means.get(i), quantiles.get(i).get("human_first")),
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
                "sentiment", "score", mean(bot, 2), mean(human, 2), difference(bot, human), said("sentiment"));
    }

    private String said(String metric) {
        InWords text = MetricTexts.inWords(metric);
        return chinese ? text.chinese() : text.english();
    }

    private Rows.Measure share(int place, Counted bot, Counted human) {
        MeasureList.Share share = MeasureList.SHARES.get(place);
        Clustered.Rate ofBot = bot.shares.get(place);
        Clustered.Rate ofHuman = human.shares.get(place);
        return new Rows.Measure(
                share.name(),
                "share",
                arms.share(ofBot, bot.silent(share)),
                arms.share(ofHuman, human.silent(share)),
                Clustered.difference(ofBot, ofHuman).map(Difference::of).orElse(null),
                chinese ? share.chinese() : share.english());
    }

    private Rows.Measure nps(Clustered.Mean bot, Clustered.Mean human) {
        return new Rows.Measure("nps", "points", mean(bot, 100), mean(human, 100), difference(bot, human), said("nps"));
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
