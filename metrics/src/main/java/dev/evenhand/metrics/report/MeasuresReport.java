package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.ReportQuery.Language;
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
    private record Share(String name, String among, String counted, String english, String chinese) {}

    private record Duration(String name, String seconds, String english, String chinese) {}

    private static final List<Share> SHARES = List.of(
            new Share(
                    "handoff",
                    "engaged",
                    "handed_off",
                    "Of contacts that met the bot first: a person was asked for or took it.",
                    "机器人先接待的会话中，请求或转接了人工的比例。"),
            new Share(
                    "containment",
                    "engaged AND entry = 'bot_first'",
                    "NOT handed_off",
                    "No person was involved. Not a success measure: silence and giving up are in it.",
                    "没有人工参与的比例。不是成功指标：沉默和放弃也在其中。"),
            new Share(
                    "abandonment",
                    "handoff_queued_at IS NOT NULL",
                    "state = 'queue_abandoned'",
                    "Of those who stood in the line: left before a person came.",
                    "进入排队的会话中，在人工接入前离开的比例。"),
            new Share(
                    "suspected_silent_abandonment",
                    "engaged",
                    "state = 'unanswered' AND closed_by = 'timeout'",
                    "Closed by timeout without a real answer.",
                    "未得到真正回答而因超时关闭的比例。"),
            new Share(
                    "complaints",
                    "complaint IS NOT NULL",
                    "complaint",
                    "Of contacts for which it is known.",
                    "在已知是否投诉的会话中的比例。"),
            new Share("blocked", "engaged", "state = 'blocked'", "Closed by an error or a limit.", "因错误或限额而关闭的比例。"));
    private static final List<Duration> DURATIONS = List.of(
            new Duration("wait", "wait_seconds", "From joining the line to being taken or leaving.", "从进入排队到被接入或离开。"),
            new Duration(
                    "first_reply",
                    "first_reply_seconds",
                    "From the first word to the first substantive reply, greetings excluded.",
                    "从第一句话到第一条实质性回复，不含问候语。"),
            new Duration("customer_clock", "customer_seconds", "First word to close, wait included.", "从第一句话到关闭，包含等待。"),
            new Duration("staff_clock", "staff_seconds", "Handle time plus wrap-up of people.", "人工处理时间加收尾时间。"),
            new Duration("bot_clock", "bot_elapsed_seconds", "The bot's elapsed time.", "机器人用时。"));

    private final OutcomeView view;
    private final ListReports lists;
    private final Sql cohort;
    private final boolean chinese;

    MeasuresReport(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.lists = new ListReports(view, query, now);
        this.cohort = Sql.cohort(query, now);
        this.chinese = query.language() == Language.CHINESE;
    }

    /** What one entry came to, in the order of the measures. */
    private record Counted(List<Proportion> shares, List<Arm.Seconds> durations, List<Sample> samples, Sample nps) {}

    Future<Listing<Rows.Measure>> answer() {
        return view.query(
                        cohort.select("entry::VARCHAR, " + columns(), "GROUP BY 1"),
                        row -> Map.entry(row.getString(1), counted(row)))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(sides -> lists.listing(rows(sides.get("bot_first"), sides.get("human_first"))));
    }

    private static String columns() {
        List<String> columns = new ArrayList<>();
        for (Share share : SHARES) {
            columns.add("count(*) FILTER (" + share.among + " AND (" + share.counted + "))");
            columns.add("count(*) FILTER (" + share.among + ")");
        }
        DURATIONS.forEach(duration -> columns.add(Waits.columns(duration.seconds)));
        String points = "CASE WHEN survey_nps >= 9 THEN 100 WHEN survey_nps <= 6 THEN -100 ELSE 0 END";
        columns.add("count(survey_nps)");
        columns.add("coalesce(avg(" + points + ") FILTER (survey_nps IS NOT NULL), 0)");
        columns.add("coalesce(var_samp(" + points + ") FILTER (survey_nps IS NOT NULL), 0)");
        return String.join(", ", columns);
    }

    private static Counted counted(ResultSet row) throws SQLException {
        int at = 2;
        List<Proportion> shares = new ArrayList<>();
        for (int i = 0; i < SHARES.size(); i++, at += 2) {
            shares.add(new Proportion(row.getLong(at), row.getLong(at + 1)));
        }
        List<Arm.Seconds> durations = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < DURATIONS.size(); i++, at += 5) {
            durations.add(Waits.read(row, at));
            samples.add(new Sample(row.getLong(at), row.getDouble(at + 1), row.getDouble(at + 2)));
        }
        return new Counted(
                shares, durations, samples, new Sample(row.getLong(at), row.getDouble(at + 1), row.getDouble(at + 2)));
    }

    private List<Rows.Measure> rows(@Nullable Counted bot, @Nullable Counted human) {
        Counted first = bot == null ? nothing() : bot;
        Counted second = human == null ? nothing() : human;
        List<Rows.Measure> rows = new ArrayList<>();
        for (int i = 0; i < SHARES.size(); i++) {
            rows.add(share(SHARES.get(i), first.shares.get(i), second.shares.get(i)));
        }
        for (int i = 0; i < DURATIONS.size(); i++) {
            Duration duration = DURATIONS.get(i);
            rows.add(new Rows.Measure(
                    duration.name,
                    "seconds",
                    first.durations.get(i),
                    second.durations.get(i),
                    difference(first.samples.get(i), second.samples.get(i)),
                    chinese ? duration.chinese : duration.english));
        }
        rows.add(nps(first.nps, second.nps));
        return rows;
    }

    private Rows.Measure share(Share share, Proportion bot, Proportion human) {
        return new Rows.Measure(
                share.name,
                "share",
                Arms.share(bot),
                Arms.share(human),
                Newcombe.difference(bot, human).map(Difference::of).orElse(null),
                chinese ? share.chinese : share.english);
    }

    private Rows.Measure nps(Sample bot, Sample human) {
        return new Rows.Measure(
                "nps",
                "points",
                points(bot),
                points(human),
                difference(bot, human),
                chinese ? "9–10 分的比例减去 0–6 分的比例，−100 至 100。" : "Share of 9–10 minus share of 0–6, −100 to 100.");
    }

    private static Arm.Plain points(Sample sample) {
        Optional<Interval> mean = Welch.mean(sample).map(interval -> interval.clipped(-100, 100));
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
        Arm.Seconds empty = new Arm.Seconds(0, null, null, null, true, null, null, null, null);
        return new Counted(
                SHARES.stream().map(share -> new Proportion(0, 0)).toList(),
                DURATIONS.stream().map(duration -> empty).toList(),
                DURATIONS.stream().map(duration -> none).toList(),
                none);
    }
}
