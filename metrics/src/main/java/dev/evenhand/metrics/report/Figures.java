package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Figure.Kind;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.warning.WatchedMetric;
import dev.evenhand.metrics.report.working.InWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every figure the reports show, as data: how each was made is told of these. */
final class Figures {
    private static final String COUNTED = Tally.COUNTED;
    private static final String FIRST = COUNTED + " AND first_contact";

    private static final List<Figure> HEADLINES = List.of(
            headline("fcr", "share", FIRST, "success"),
            headline("confirmed", "share", COUNTED, "confirmed"),
            headline("csat", "share", COUNTED + " AND survey_csat IS NOT NULL", "survey_csat >= 4"),
            headline("aht", "seconds", COUNTED + " AND handle_seconds IS NOT NULL", "handle_seconds"));

    /** What a first-contact resolution is made of: their sum is the FCR of the usual definition. */
    private static final List<Figure> STATES = List.of(
            state(
                    "confirmed",
                    "Of mature and engaged first contacts: the customer said that it was resolved, or gave CSAT 4 or 5.",
                    "在已过窗口期且有互动的首次联系中，客户表示已解决或满意度为 4、5 分的比例。"),
            state(
                    "verified",
                    "Of mature and engaged first contacts: a tool or an audited judge saw that it was done.",
                    "在已过窗口期且有互动的首次联系中，由工具或经审核的评判确认已完成的比例。"),
            state(
                    "assumed",
                    "Of mature and engaged first contacts: success by silence only.",
                    "在已过窗口期且有互动的首次联系中，仅凭沉默推定成功的比例。"));

    private static final List<Figure> OTHERS = List.of(
            new Figure(
                    "contacts",
                    "contacts",
                    Kind.COUNT,
                    List.of(),
                    "count(*)",
                    new InWords("Closed conversations that began in the time asked for.", "在所选时间内开始且已关闭的会话。")),
            new Figure(
                    Figure.FLOW,
                    "contacts",
                    Kind.COUNT,
                    List.of("engaged"),
                    "count(*)",
                    new InWords(
                            "Conversations in which the customer wrote, on their way: who went first, whether they were handed"
                                    + " off, taken or left, and how they ended. What flows into a station flows out of it.",
                            "客户写过消息的会话所走的路径：谁先接待，是否转人工、被接入或离开，以及如何结束。流入每一站的都会流出。")),
            mean("nps", "points", "survey_nps IS NOT NULL", MeasureList.POINTS),
            mean(
                    "sentiment",
                    "score",
                    "sentiment_first IS NOT NULL AND sentiment_last IS NOT NULL",
                    "sentiment_last - sentiment_first"),
            new Figure(
                    "fcr_net", "share", Kind.NET, Figure.conditions(FIRST), "success", MetricTexts.inWords("fcr_net")),
            new Figure(
                    "cost_per_resolution",
                    "money",
                    Kind.COST,
                    Figure.conditions(CustomerSums.COSTED_ROWS),
                    "staff_seconds, success",
                    MetricTexts.inWords("cost_per_resolution")),
            new Figure(
                    "contactRate",
                    "contacts",
                    Kind.CONTACTS,
                    List.of("engaged"),
                    "engaged",
                    MetricTexts.inWords("contactRate")),
            new Figure(
                    "handoff_reason",
                    "share",
                    Kind.REASONS,
                    Figure.conditions(MeasureList.MET_BOT),
                    "handed_off",
                    new InWords(
                            "Handoff rate by reason: of contacts that met the bot first and in which the customer wrote,"
                                    + " those handed off for this reason. The reasons add up to the handoff rate.",
                            "按原因的转人工率：机器人先接待且客户写过消息的会话中，因该原因转人工的比例。各原因之和即转人工率。")),
            new Figure(
                    "judged",
                    "share",
                    Kind.JUDGED,
                    List.of("review_grade IS NOT NULL"),
                    "review_grade = 'yes', review_audit = 'yes'",
                    new InWords(
                            "Resolved, as a judging model sees it of all it graded, set right by what managers found in a random"
                                    + " part of them, blind to who answered. Only a plain yes counts, of either.",
                            "模型对全部已评会话判定的解决率，按管理者在随机抽取部分中的审核（不知由谁回答）校正；无论模型还是人工，只有明确的“是”才算。")),
            new Figure(
                    "forecast",
                    "contacts",
                    Kind.FORECAST,
                    List.of(),
                    "count(*)",
                    new InWords(
                            "Closed conversations to expect, by the day on which they begin; foretold from the days that are over"
                                    + " (at most two years) by the method that came nearest where the end is known.",
                            "按开始日期预计的（随后关闭的）会话数：由已结束的日子（至多两年）推算，采用在已知结果的日子上误差最小的方法。")),
            new Figure(
                    "staffing",
                    "people",
                    Kind.STAFFING,
                    List.of("engaged"),
                    "closed_at - handoff_accepted_at, human_handle_seconds, wait_seconds",
                    new InWords(
                            "People needed in each hour of the next day: the contacts foretold, the share of them that reach people"
                                    + " and the hours of such a weekday, by Erlang's formulas for the promise.",
                            "次日每小时所需人数：由预计会话数、其中需要人工的比例和同一星期几的各小时占比，按服务承诺以 Erlang 公式算出。")),
            curve(
                    "fcr_curve",
                    Figure.conditions("engaged AND closed_at <= as_of AND first_contact"),
                    "First-contact resolution over time, recent contacts included: the share of first contacts still"
                            + " counted as resolved so long after the close; what failed at once failed at hour 0.",
                    "随时间变化的首次解决率（含近期联系）：关闭后经过这么久仍算已解决的首次联系比例；立即失败的计在第 0 小时。"),
            curve(
                    "recontact",
                    Figure.conditions("engaged AND closed_at <= as_of"),
                    "The share of contacts after which the customer has not come back on the topic, so long after the"
                            + " close; recent contacts are watched up to now.",
                    "关闭后经过这么久，客户尚未就该主题再次联系的会话比例；近期会话观察至今。"));

    private static final Map<String, Figure> ALL = Stream.of(
                    HEADLINES.stream(),
                    STATES.stream(),
                    MeasureList.SHARES.stream().map(Figures::share),
                    MeasureList.DURATIONS.stream().map(Figures::seconds),
                    OTHERS.stream(),
                    WatchedMetric.ALL.stream().map(Figures::watched))
            .flatMap(figures -> figures)
            .collect(Collectors.toMap(Figure::name, figure -> figure, (one, other) -> one, LinkedHashMap::new));

    /** Their names, the headline metrics first. */
    static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Figures() {}

    /** The figure asked for, or else the metric. */
    static Figure asked(ReportQuery.Focus focus) {
        return of(Objects.requireNonNullElse(focus.figure(), focus.metric())).orElseThrow();
    }

    static Optional<Figure> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Figure headline(String name, String unit, String among, String outcome) {
        return new Figure(name, unit, Kind.HEADLINE, Figure.conditions(among), outcome, MetricTexts.inWords(name));
    }

    private static Figure state(String state, String english, String chinese) {
        return new Figure(
                "state_" + state,
                "share",
                Kind.STATE,
                Figure.conditions(FIRST),
                "state = '" + state + "'",
                new InWords(english, chinese));
    }

    private static Figure share(MeasureList.Share share) {
        return new Figure(
                share.name(),
                "share",
                Kind.SHARE,
                Figure.conditions(share.among()),
                share.counted(),
                new InWords(share.english(), share.chinese()));
    }

    private static Figure seconds(MeasureList.Seconds duration) {
        return new Figure(
                duration.name(),
                "seconds",
                Kind.MEAN,
                List.of(duration.lengths().known()),
                duration.lengths().seconds(),
                new InWords(duration.english(), duration.chinese()));
    }

    private static Figure watched(WatchedMetric metric) {
        return new Figure(
                WatchedMetric.FIGURE + metric.name(),
                metric.unit(),
                Kind.WATCHED,
                Figure.conditions(metric.rows()),
                metric.good(),
                new InWords(
                        "The metric day by day, each day held against what was usual before the last seven.",
                        "逐日指标：每一天都与最近七天之前的通常水平比较。"));
    }

    private static Figure mean(String name, String unit, String among, String outcome) {
        return new Figure(name, unit, Kind.MEAN, Figure.conditions(among), outcome, MetricTexts.inWords(name));
    }

    private static Figure curve(String name, List<String> among, String english, String chinese) {
        return new Figure(
                name,
                "share",
                Kind.CURVE,
                among,
                name.equals("fcr_curve") ? "failed, returned_at" : "returned_at",
                new InWords(english, chinese));
    }
}
