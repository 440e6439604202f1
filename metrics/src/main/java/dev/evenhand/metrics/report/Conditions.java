package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.rows.DailySeries;
import dev.evenhand.metrics.report.working.InWords;
import java.util.Map;
import java.util.Objects;

/** What a row must be to be counted, in words: the condition as it stands in a {@link Figure}, and why a row fails it. */
final class Conditions {
    private Conditions() {}

    /**
     * One condition.
     *
     * @param name of the step at which rows that fail it are left out
     * @param kept what those have that stay
     * @param reason why the others are left out
     */
    record Condition(String name, InWords kept, InWords reason) {}

    private static final Map<String, Condition> ALL = Map.ofEntries(
            one("true", "contacts", "Closed conversations", "已关闭的会话", "", ""),
            one(
                    "mature",
                    "mature",
                    "Return window over",
                    "窗口期已结束",
                    "window not elapsed: the customer may still come back",
                    "窗口期未结束：还可能再次联系"),
            one("engaged", "engaged", "The customer wrote", "客户写过消息", "the customer never wrote", "客户没有写过任何消息"),
            one(
                    "first_contact",
                    "first_contacts",
                    "First contacts on their topic",
                    "就该主题首次联系",
                    "not the first contact on the topic within the window",
                    "窗口期内已有同一主题的联系：不是首次"),
            one(
                    "first_contact_any_topic",
                    "first_contacts",
                    "First contacts on any topic",
                    "就任何主题首次联系",
                    "not the first contact within the window, whatever the topic",
                    "窗口期内已有联系（任何主题）：不是首次"),
            one(
                    "entry = 'bot_first'",
                    "bot_first",
                    "The bot went first",
                    "机器人先接待",
                    "people went first: there was nothing to hand off",
                    "人工先接待：无从转接"),
            one(
                    "handoff_queued_at IS NOT NULL",
                    "queued",
                    "Stood in the waiting line",
                    "进入过排队",
                    "never stood in the waiting line",
                    "从未排队"),
            one(
                    MeasureList.IN_LINE,
                    "queued",
                    "Stood in the waiting line",
                    "进入过排队",
                    "never stood in the waiting line",
                    "从未排队"),
            one(
                    "complaint IS NOT NULL",
                    "known",
                    "Known whether it was a complaint",
                    "已知是否投诉",
                    "it is not known whether it was a complaint",
                    "不知道是否为投诉"),
            one(
                    "survey_csat IS NOT NULL",
                    "answered",
                    "Satisfaction answered",
                    "回答了满意度",
                    "satisfaction was not answered",
                    "没有回答满意度"),
            one(
                    "survey_ces IS NOT NULL",
                    "answered",
                    "Customer effort answered",
                    "回答了费力度",
                    "customer effort was not answered",
                    "没有回答费力度"),
            one(
                    "survey_nps IS NOT NULL",
                    "answered",
                    "Recommendation answered",
                    "回答了推荐意愿",
                    "whether they would recommend was not answered",
                    "没有回答推荐意愿"),
            one(
                    "handle_seconds IS NOT NULL",
                    "handled",
                    "Handle time known",
                    "处理时长已知",
                    "the handle time of the bot or of a person in it is not known",
                    "处理时长不全：机器人或人工的部分未知"),
            one(
                    "handle_seconds >= 0",
                    "handled",
                    "Handle time known",
                    "处理时长已知",
                    "the handle time of the bot or of a person in it is not known",
                    "处理时长不全：机器人或人工的部分未知"),
            one(
                    "wait_seconds >= 0",
                    "known",
                    "Wait known",
                    "等待时长已知",
                    "never stood in the line, or when that began or ended is not known",
                    "从未排队，或排队的开始、结束时间未知"),
            one(
                    "first_reply_seconds >= 0",
                    "known",
                    "First reply known",
                    "首次回复时间已知",
                    "nobody gave a substantive reply, or when is not known",
                    "没有实质性回复，或其时间未知"),
            one(
                    "customer_seconds >= 0",
                    "known",
                    "Duration known",
                    "时长已知",
                    "the times contradict each other",
                    "时间互相矛盾"),
            one(
                    "staff_seconds >= 0",
                    "known",
                    "People's handle time known",
                    "人工用时已知",
                    "no person took part, or for how long is not known",
                    "没有人工参与，或用时未知"),
            one(
                    "bot_elapsed_seconds >= 0",
                    "known",
                    "The bot's time known",
                    "机器人用时已知",
                    "the bot took no part, or for how long is not known",
                    "机器人没有参与，或用时未知"),
            one(
                    "idle_seconds >= 0",
                    "known",
                    "Silence known",
                    "沉默时长已知",
                    "how long the customer was silent is not known",
                    "客户沉默了多久未知"),
            one(
                    "sentiment_first IS NOT NULL",
                    "known",
                    "Tone of the first words known",
                    "最初语气已知",
                    "the tone of the first words is not known",
                    "最初语气未知"),
            one(
                    "sentiment_last IS NOT NULL",
                    "known",
                    "Tone of the last words known",
                    "最后语气已知",
                    "the tone of the last words is not known",
                    "最后语气未知"),
            one("cost_known", "known", "Cost known", "成本已知", "how long people worked on it is not known", "人工用时未知"),
            one(
                    "closed_at <= as_of",
                    "closed",
                    "Closed by now",
                    "至今已关闭",
                    "the time of closing lies in the future",
                    "关闭时间在未来"),
            one(
                    "review_grade IS NOT NULL",
                    "graded",
                    "Graded by the model",
                    "模型已评",
                    "the model did not grade it",
                    "模型没有评过"),
            one(DailySeries.OVER, "over", "Of days that are over", "所在日期已结束", "the day is not over yet", "当天尚未结束"),
            one(
                    HouseMeasures.RESOLVABLE,
                    "resolvable",
                    "Topic resolvable at first contact",
                    "主题可首次解决",
                    "policy lets nobody resolve the topic at first contact",
                    "按规定该主题无法首次解决"));

    private static Map.Entry<String, Condition> one(String sql, String name, String... words) {
        return Map.entry(sql, new Condition(name, new InWords(words[0], words[1]), new InWords(words[2], words[3])));
    }

    /**
     * Of the condition as it stands in a figure; {@code true} is all conversations.
     *
     * @throws NullPointerException for one without words
     */
    static Condition of(String sql) {
        return Objects.requireNonNull(ALL.get(sql), sql);
    }
}
