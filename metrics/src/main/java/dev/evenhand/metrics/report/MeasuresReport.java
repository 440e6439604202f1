package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The further measures, each for both entries; none of them is a success measure. */
final class MeasuresReport {
    /** Sums are of whole numbers: of a change of mood, its thousandths. */
    static final int THOUSANDTHS = 1000;

    private static final String ENTRY = "entry::VARCHAR";

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;
    private final HouseMeasures money;
    private final boolean chinese;

    MeasuresReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now);
        this.money = new HouseMeasures(view, query, cohort);
        this.chinese = query.chinese();
    }

    /** What one entry came to, in the order of the measures. */
    private record Counted(List<Proportion> shares, List<Sample> durations, Sample nps, Sample mood) {}

    Future<Listing<Rows.Measure>> answer() {
        Future<List<Map.Entry<String, Counted>>> counted = view.query(
                cohort.sums(List.of(ENTRY), MeasureList.SUMS), row -> Map.entry(row.getString(1), counted(row)));
        List<Future<Map<String, Quantiles>>> quantiles = MeasureList.DURATIONS.stream()
                .map(duration -> Quantiles.of(view, cohort, new Quantiles.By(ENTRY, duration.lengths(), "true")))
                .toList();
        Future<List<Rows.Measure>> house = money.rows();
        return Future.all(counted, Future.all(quantiles), house).map(all -> {
            Map<String, Counted> sides =
                    counted.result().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            List<Rows.Measure> rows = rows(
                    sides.get("bot_first"),
                    sides.get("human_first"),
                    quantiles.stream().map(Future::result).toList());
            rows.addAll(house.result());
            return lists.listing(rows);
        });
    }

    private static Counted counted(ResultSet row) throws SQLException {
        int at = 2;
        List<Proportion> shares = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++, at += 2) {
            shares.add(new Proportion(row.getLong(at), row.getLong(at + 1)));
        }
        List<Sample> durations = new ArrayList<>();
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++, at += 3) {
            durations.add(Lengths.sample(row, at));
        }
        Sample nps = Lengths.sample(row.getLong(at), row.getDouble(at + 1), row.getDouble(at + 2));
        at += 3;
        double unit = THOUSANDTHS;
        Sample mood =
                Lengths.sample(row.getLong(at), row.getDouble(at + 1) / unit, row.getDouble(at + 2) / (unit * unit));
        return new Counted(shares, durations, nps, mood);
    }

    private List<Rows.Measure> rows(
            @Nullable Counted bot, @Nullable Counted human, List<Map<String, Quantiles>> quantiles) {
        Counted first = bot == null ? nothing() : bot;
        Counted second = human == null ? nothing() : human;
        List<Rows.Measure> rows = new ArrayList<>();
        for (int i = 0; i < MeasureList.SHARES.size(); i++) {
            rows.add(share(MeasureList.SHARES.get(i), first.shares.get(i), second.shares.get(i)));
        }
        for (int i = 0; i < MeasureList.DURATIONS.size(); i++) {
            MeasureList.Seconds duration = MeasureList.DURATIONS.get(i);
            rows.add(new Rows.Measure(
                    duration.name(),
                    "seconds",
                    Lengths.figures(first.durations.get(i), quantiles.get(i).get("bot_first")),
                    Lengths.figures(second.durations.get(i), quantiles.get(i).get("human_first")),
                    difference(first.durations.get(i), second.durations.get(i)),
                    chinese ? duration.chinese() : duration.english()));
        }
        rows.add(nps(first.nps, second.nps));
        rows.add(mood(first.mood, second.mood));
        return rows;
    }

    private Rows.Measure mood(Sample bot, Sample human) {
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

    private Rows.Measure share(MeasureList.Share share, Proportion bot, Proportion human) {
        return new Rows.Measure(
                share.name(),
                "share",
                Arms.share(bot),
                Arms.share(human),
                Newcombe.difference(bot, human).map(Difference::of).orElse(null),
                chinese ? share.chinese() : share.english());
    }

    private Rows.Measure nps(Sample bot, Sample human) {
        return new Rows.Measure(
                "nps",
                "points",
                mean(bot, 100),
                mean(human, 100),
                difference(bot, human),
                chinese ? "9–10 分的比例减去 0–6 分的比例，−100 至 100。" : "Share of 9–10 minus share of 0–6, −100 to 100.");
    }

    /** A mean of what lies between minus and plus {@code most}. */
    private static Arm.Plain mean(Sample sample, double most) {
        Optional<Interval> mean = Welch.mean(sample).map(interval -> interval.clipped(-most, most));
        Arm.Plain plain = Arms.plain(sample.n(), mean);
        Double value = sample.n() == 0 ? null : Double.valueOf(sample.mean());
        return new Arm.Plain(sample.n(), value, plain.low(), plain.high(), plain.tooEarly());
    }

    private static @Nullable Difference difference(Sample bot, Sample human) {
        return Welch.compare(bot, human)
                .map(comparison -> Difference.of(comparison.difference()))
                .orElse(null);
    }

    private static Counted nothing() {
        Sample none = new Sample(0, 0, 0);
        return new Counted(
                MeasureList.SHARES.stream().map(share -> new Proportion(0, 0)).toList(),
                MeasureList.DURATIONS.stream().map(duration -> none).toList(),
                none,
                none);
    }
}
