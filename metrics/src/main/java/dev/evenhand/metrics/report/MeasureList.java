package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.CustomerSums.Metric;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.rollup.Dimension;
import dev.evenhand.metrics.rollup.Sum;
import java.util.List;
import java.util.stream.Stream;

/** The further measures as data: what is counted among what, and the same in words. */
final class MeasureList {
    private static final String MATURE_FIRST = "mature AND engaged AND first_contact";

    /** Those a handoff rate is of. */
    static final String MET_BOT = "engaged AND entry = 'bot_first'";

    /** Of the state alone, so that it is the same under a definition that asks for more of a success. */
    private static final String RESOLVED = "state IN ('confirmed', 'verified', 'assumed')";

    /**
     * Whether the customer went back to the bot out of the line and stayed with it: asked for a person, stands in no line and was
     * taken by nobody. Whoever joins the line asks for a person first, and only leaving it undoes the joining. Joining it anew is
     * all the facts keep then: such a contact counts by how that ended.
     */
    static final Dimension LEFT_LINE = new Dimension(
            "left_line",
            "NOT coalesce(held_by <> 'bot' OR handoff_requested_at IS NULL OR handoff_queued_at IS NOT NULL"
                    + " OR handoff_accepted_at IS NOT NULL, true)");

    /** Whoever stood in the line, whether they are told to have queued or to have left it for the bot. */
    static final String IN_LINE = "(handoff_queued_at IS NOT NULL OR " + LEFT_LINE.sql() + ")";

    private MeasureList() {}

    /** Rows for which {@code counted} holds, among those for which {@code among} does. */
    record Share(String name, String among, String counted, String english, String chinese) {
        /** Those counted, and those among whom. */
        Stream<Sum> sums() {
            return Stream.of(metric().outcomes(), metric().contacts());
        }

        Metric metric() {
            return Metric.rate(among, "(" + counted + ")");
        }

        /** Those counted by silence alone; none where no success is counted. */
        Stream<Sum> silent() {
            return resolves()
                    ? Stream.of(Sum.count(among + " AND (" + counted.replace(RESOLVED, "state = 'assumed'") + ")"))
                    : Stream.of();
        }

        boolean resolves() {
            return counted.startsWith(RESOLVED);
        }
    }

    /** A column of seconds. */
    record Seconds(String name, Lengths lengths, String english, String chinese) {}

    static final List<Share> SHARES = List.of(
            new Share(
                    "fcr_customer",
                    MATURE_FIRST,
                    RESOLVED,
                    "One sitting counts, whoever answered in it. The report's own figure unless a stricter definition is asked"
                            + " for.",
                    "同一次会话内无论由谁回答都算。除非选用更严格的定义，即报表主指标。"),
            new Share(
                    "fcr_strict",
                    MATURE_FIRST,
                    RESOLVED + " AND NOT handed_off AND NOT coalesce(human_transfers > 0, false)",
                    "The same, but any handoff or transfer fails.",
                    "同上，但凡转接即不算成功。"),
            new Share(
                    "fcr_any_topic",
                    "mature AND engaged AND first_contact_any_topic",
                    RESOLVED + " AND NOT recontacted_any_topic",
                    "The same, but a return on any topic counts as a return.",
                    "同上，但任何主题的再次联系都算再次联系。"),
            new Share(
                    "handoff",
                    MET_BOT,
                    "handed_off",
                    "Of contacts that met the bot first: a person was asked for or took it.",
                    "机器人先接待的会话中，请求或转接了人工的比例。"),
            new Share(
                    "containment",
                    MET_BOT,
                    "NOT handed_off",
                    "No person was involved. Not a success measure: silence and giving up are in it.",
                    "没有人工参与的比例。不是成功指标：沉默和放弃也在其中。"),
            new Share(
                    "abandonment",
                    "handoff_queued_at IS NOT NULL",
                    "state = 'queue_abandoned'",
                    "Of those who stood in the line to the end of it: left before a person came. Who left the line to go back"
                            + " to the bot is not among them, unless they joined it anew.",
                    "排队直到被接入或会话结束者中，在人工接入前离开的比例。离开队列回到机器人的客户不计在内，除非之后重新排队。"),
            new Share(
                    "left_line",
                    IN_LINE,
                    LEFT_LINE.sql(),
                    "Of those who stood in the line: went back to the bot before a person came, and stayed with it to the end."
                            + " Not among those who gave up, since the bot held them in the end. Who joined the line anew is"
                            + " not counted here, but by how that ended: taken, or given up.",
                    "排过队的会话中，在人工接入前返回机器人、并由机器人接待到结束的比例。结束时由机器人接待，因此不算排队放弃。" + "之后重新排队的不计在此，而按其结局计：被接入或放弃。"),
            new Share(
                    "suspected_silent_abandonment",
                    "mature AND engaged",
                    "left_unanswered AND closed_by = 'timeout'",
                    "Of mature contacts: closed by timeout without a real answer. Probably left, though nobody said"
                            + " so; also where the customer came back later.",
                    "已过窗口期的会话中，未得到真正回答而因超时关闭的比例：很可能已离开，只是没有说明；客户之后再来的也算在内。"),
            new Share(
                    "complaints",
                    "complaint IS NOT NULL",
                    "complaint",
                    "Of contacts for which it is known: the customer's words were a complaint.",
                    "在已知是否投诉的会话中，客户明确投诉的比例。"),
            new Share(
                    "ces",
                    "survey_ces IS NOT NULL",
                    "survey_ces >= 5",
                    "Of those who answered, 5 to 7 of 7 that it was easy to get help.",
                    "客户费力度：在作答者中，认为获得帮助很容易（7 分中打 5–7 分）的比例。"),
            new Share("blocked", "engaged", "state = 'blocked'", "Closed by an error or a limit.", "因错误或限额而关闭的比例。"));

    static final List<Seconds> DURATIONS = List.of(
            new Seconds(
                    "wait",
                    Lengths.WAIT,
                    "From joining the line to being taken or leaving. The time in a line that was left to go back to the bot is"
                            + " in no wait.",
                    "从进入排队到被接入或离开。离开队列回到机器人之前的排队时间不计入任何等待。"),
            new Seconds(
                    "first_reply",
                    new Lengths("first_reply_seconds"),
                    "From the first word to the first substantive reply, greetings excluded.",
                    "从第一句话到第一条实质性回复，不含问候语。"),
            new Seconds(
                    "customer_clock",
                    new Lengths("customer_seconds"),
                    "First word to close, wait included; of customers who wrote.",
                    "从第一句话到关闭，包含等待；只计写过消息的客户。"),
            new Seconds(
                    "staff_clock",
                    new Lengths("staff_seconds"),
                    "Handle time plus wrap-up of people; unknown where the handle time is.",
                    "人工处理时间加收尾时间；处理时间未知则未知。"),
            new Seconds("bot_clock", new Lengths("bot_elapsed_seconds"), "The bot's elapsed time.", "机器人用时。"),
            new Seconds(
                    "idle",
                    new Lengths("idle_seconds"),
                    "The customer silent beyond three minutes after a reply: cut out of the clocks of people and bot, counted here.",
                    "收到回复三分钟后客户仍保持沉默的时间：不计入人工和机器人用时，在此单列。"));

    static final String POINTS = "(CASE WHEN survey_nps >= 9 THEN 100 WHEN survey_nps <= 6 THEN -100 ELSE 0 END)";

    private static final String ANSWERED = "survey_nps IS NOT NULL";

    /** Answers to the question of recommending, their points, and these squared. */
    private static final List<Sum> NPS =
            List.of(Sum.count(ANSWERED), Sum.of(POINTS, ANSWERED), Sum.of(POINTS + " * " + POINTS, ANSWERED));

    /** Sums are of whole numbers: of a change of mood, its thousandths. */
    static final int THOUSANDTHS = 1000;

    private static final String BRIGHTER = "round((sentiment_last - sentiment_first) * " + THOUSANDTHS + ")::BIGINT";

    private static final String BOTH_KNOWN = "sentiment_first IS NOT NULL AND sentiment_last IS NOT NULL";

    /** Conversations with a known mood at both ends, by how much it rose in thousandths, and these squared. */
    private static final List<Sum> SENTIMENT = List.of(
            Sum.count(BOTH_KNOWN), Sum.of(BRIGHTER, BOTH_KNOWN), Sum.of(BRIGHTER + " * " + BRIGHTER, BOTH_KNOWN));

    /** The same of the customers: shares, durations, points, mood. */
    static final List<Metric> METRICS = Stream.of(
                    SHARES.stream().map(Share::metric),
                    DURATIONS.stream().map(duration -> Metric.mean(duration.lengths())),
                    Stream.of(Metric.mean(POINTS, ANSWERED, 1), Metric.mean(BRIGHTER, BOTH_KNOWN, THOUSANDTHS)))
            .flatMap(metrics -> metrics)
            .toList();

    /** Contacts of each of these before which the customer had none: at least so many customers there are. */
    static final List<Sum> NEVER_BEFORE = Stream.of(
                    SHARES.stream().map(Share::among),
                    DURATIONS.stream().map(duration -> duration.lengths().known()),
                    Stream.of(ANSWERED, BOTH_KNOWN))
            .flatMap(among -> among)
            .map(among -> Sum.count(among + " AND previous_closed_at IS NULL"))
            .toList();

    /**
     * Two a share, three a duration, three for the points, three for the mood, the contacts before which the customer had
     * others, and those resolved by silence of each share of resolutions.
     */
    static final List<Sum> SUMS = Stream.of(
                    SHARES.stream().flatMap(Share::sums),
                    DURATIONS.stream().flatMap(duration -> duration.lengths().sums().stream()),
                    NPS.stream(),
                    SENTIMENT.stream(),
                    Stream.of(Sum.count("previous_closed_at IS NOT NULL")),
                    SHARES.stream().flatMap(Share::silent))
            .flatMap(sums -> sums)
            .toList();
}
