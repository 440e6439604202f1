package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.DefinitionText.RuleText;
import dev.evenhand.metrics.report.working.InWords;
import java.util.List;
import java.util.stream.Stream;

/** What each metric is, in words. */
final class MetricTexts {
    private record Text(String name, String english, String chinese) {}

    private static final List<Text> HEADLINES = List.of(
            new Text(
                    "fcr",
                    "First-contact resolution: first contacts that are confirmed, verified or assumed, over all mature and"
                            + " engaged first contacts. The assumed part is always told apart.",
                    "首次解决率：已确认、已核实或推定成功的首次联系，除以全部已过窗口期且有互动的首次联系；推定部分始终单列。"),
            new Text(
                    "confirmed",
                    "Confirmed resolution: confirmed or verified over all mature and engaged contacts; what is assumed is"
                            + " drawn on top and never counted.",
                    "确认解决率：已确认或已核实，除以全部已过窗口期且有互动的联系；推定部分只叠加显示，不计入。"),
            new Text(
                    "csat",
                    "Satisfaction: answers 4 and 5 over answers, of mature and engaged contacts; beside it what was offered"
                            + " and answered, the value weighted for those who did not answer (by topic and survey_class),"
                            + " and the bounds they leave; where an answer does not tell when it was asked for, who kept silent"
                            + " is unknown, and these are left out.",
                    "满意度：4、5 分的回答除以全部回答（已过窗口期且有互动的联系）；并列出发放数、回答数、按未回答者（依主题和 survey_class）"
                            + "加权的值及其上下界；若有回答未说明何时询问，则沉默者未知，以上均不列出。"),
            new Text(
                    "aht",
                    "Average handle time: the bot's elapsed time plus people's handle time plus wrap-up, mean over mature and"
                            + " engaged contacts; left out where the bot went first or a person took it and that part is"
                            + " not known, since the unknown is not zero. Wrap-up that is not told counts as none.",
                    "平均处理时长：机器人用时加人工处理时间加收尾时间，对已过窗口期且有互动的联系取平均；机器人先接待或有人接入而该部分用时未知的联系" + "不计在内，因为未知不等于零。未记录的收尾时间按没有计。"),
            new Text("nps", "Share of 9–10 minus share of 0–6, −100 to 100.", "9–10 分的比例减去 0–6 分的比例，−100 至 100。"),
            new Text(
                    "sentiment",
                    "How the customer's tone changed from the first words to the last (−1 very unhappy, 1 very happy), on"
                            + " average; of contacts of which both are known.",
                    "从客户最初的话到最后的话，语气的平均变化（−1 为很不满，1 为很满意）；两端都已知的会话。"));

    /** What rests on settings of the house, and what is told by channel. */
    private static final List<Text> OTHERS = List.of(
            new Text(
                    "fcr_net",
                    "First-contact resolution, net: the same without the topics that the manager's policy lists as not"
                            + " resolvable at first contact.",
                    "净首次解决率：同首次解决率，但不计管理者列为按规定无法首次解决的主题。"),
            new Text(
                    "cost_per_resolution",
                    "Cost per resolution: people's hours and the bot's conversations at the manager's prices, over the"
                            + " resolutions confirmed, verified and assumed; of mature and engaged contacts whose cost is"
                            + " known (cost_known). Interval over customers.",
                    "每次解决的成本：按管理者设定的价格计算的人工工时与机器人会话之和，除以已确认、已核实和推定的解决数；" + "只含已过窗口期、有互动且成本已知（cost_known）的联系。区间按客户估计。"),
            new Text(
                    "contactRate",
                    "Contact rate of a channel: its engaged contacts over the customers who wrote on any channel in the time"
                            + " asked for; a mean over them, most of whom have none on it, with Student's interval.",
                    "渠道联系率：该渠道上有互动的联系数，除以所选时间内在任何渠道写过消息的客户数；即对这些客户取均值（多数在该渠道为零），学生 t 区间。"));

    private MetricTexts() {}

    static List<RuleText> all(boolean chinese) {
        Stream<Text> headlines = HEADLINES.stream();
        Stream<Text> shares = MeasureList.SHARES.stream().map(s -> new Text(s.name(), s.english(), s.chinese()));
        Stream<Text> seconds = MeasureList.DURATIONS.stream().map(s -> new Text(s.name(), s.english(), s.chinese()));
        return Stream.of(headlines, shares, seconds, OTHERS.stream())
                .flatMap(texts -> texts)
                .map(text -> new RuleText("metric", text.name, chinese ? text.chinese : text.english, ""))
                .toList();
    }

    /**
     * The one sentence of a metric that is no share and no duration of {@link MeasureList}.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    static InWords inWords(String metric) {
        return Stream.concat(HEADLINES.stream(), OTHERS.stream())
                .filter(text -> text.name.equals(metric))
                .map(text -> new InWords(text.english, text.chinese))
                .findFirst()
                .orElseThrow();
    }
}
