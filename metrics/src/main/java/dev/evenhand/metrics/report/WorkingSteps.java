package dev.evenhand.metrics.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows in, rows out and why, and the formulas, in words. */
final class WorkingSteps {
    private static final List<InWords> OF_MEANS = List.of(
            new InWords(
                    "raw: mean of bot_elapsed_seconds + human_handle_seconds + human_wrap_up_seconds; Student's t;"
                            + " difference by Welch (over customers by the ratio estimator where they repeat)",
                    "原始：bot_elapsed_seconds + human_handle_seconds + human_wrap_up_seconds 的均值，学生 t 区间；"
                            + "差异用 Welch 法（客户多次来询时按客户用比率估计）"),
            new InWords(
                    "like for like: m = Σ W_s·m_s, Var = Σ W_s²·s_s²/n_s, degrees of freedom by Welch–Satterthwaite;"
                            + " W_s = the target's share of stratum s over the strata with at least 10 on each side; s_s²"
                            + " times the side's design effect (squared error of the ratio estimator ÷ s²/n, at least 1)"
                            + " where customers repeat",
                    "同类对比：m = Σ W_s·m_s，Var = Σ W_s²·s_s²/n_s，自由度按 Welch–Satterthwaite；"
                            + "W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层；"
                            + "客户多次来询时，s_s² 乘以该侧的设计效应（比率估计的误差平方 ÷ s²/n，不小于 1）"));
    private static final List<InWords> OF_RATES = List.of(
            new InWords(
                    "raw: p = x/n, Wilson's interval; difference by Newcombe's method 10 (over customers by the ratio"
                            + " estimator where they repeat)",
                    "原始：p = x/n，Wilson 区间；差异用 Newcombe 方法 10（客户多次来询时按客户用比率估计）"),
            new InWords(
                    "like for like: p = Σ W_s·x_s/n_s, W_s = the target's share of stratum s over the strata with at"
                            + " least 10 on each side; difference by MOVER from Wilson's limits in each stratum, at n divided by"
                            + " the side's design effect (n ÷ effective n of the ratio estimator, at least 1) where"
                            + " customers repeat",
                    "同类对比：p = Σ W_s·x_s/n_s，W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层；"
                            + "差异用 MOVER，由各层的 Wilson 上下限得出；客户多次来询时，各层 n 先除以该侧的设计效应（n ÷ 比率估计的有效 n，不小于 1）"));

    private static final List<InWords> SECOND_OPINIONS = List.of(
            new InWords(
                    "Mantel–Haenszel: d = Σ w_s·d_s / Σ w_s, w_s = n1·n0/N in each stratum, over the same strata and"
                            + " with the same design effects",
                    "Mantel–Haenszel：d = Σ w_s·d_s / Σ w_s，各层 w_s = n1·n0/N，层与设计效应同上"),
            new InWords(
                    "Cochran: Q = Σ w_s·(d_s − d̄)², w_s = 1/(p1·q1/n1 + p0·q0/n0), each side times its"
                            + " design effect; χ² with one degree less than strata",
                    "Cochran：Q = Σ w_s·(d_s − d̄)²，w_s = 1/(p1·q1/n1 + p0·q0/n0)，各侧乘以其设计效应；χ² 自由度为层数减一"),
            new InWords(
                    "E-value: RR + √(RR·(RR − 1)), RR = the standardised rates' ratio, inverted below 1",
                    "E 值：RR + √(RR·(RR − 1))，RR 为标准化率之比，小于 1 时取倒数"));
    private static final InWords RANDOMISED = new InWords(
            "randomised: mean of A·Y/π − (1 − A)·Y/(1 − π) over the contacts drawn, A = bot first, π = its recorded"
                    + " probability; limits by a confidence sequence that stays true under repeated looks, its variance"
                    + " times the design effect of customers who came several times (at least 1)",
            "随机：对参与抽取的会话取 A·Y/π − (1 − A)·Y/(1 − π) 的均值，A 为机器人先接待，π 为记录的概率；置信序列给出的上下限在反复查看时仍然成立，"
                    + "其方差乘以客户多次来询的设计效应（不小于 1）");
    private static final InWords RANDOMISED_MEANS = new InWords(
            "randomised: m₁ − m₀ over the contacts drawn that have an answer or a time, m = Σ w·Y / Σ w on each arm,"
                    + " w = 1 ÷ the probability of that arm; limits by a confidence sequence that stays true under"
                    + " repeated looks, from the scores w·(Y − m)·n/Σ w of both arms' n, their variance times the design"
                    + " effect of customers who came several times (at least 1)",
            "随机：在参与抽取且有回答或时长的会话中取 m₁ − m₀，每侧 m = Σ w·Y / Σ w，w = 1 ÷ 分到该侧的概率；"
                    + "置信序列给出的上下限在反复查看时仍然成立，取自得分 w·(Y − m)·n/Σ w（n 为两侧合计），其方差乘以客户多次来询的设计效应（不小于 1）");
    private static final InWords WEIGHTED = new InWords(
            "weighted: an answer counts w = offered/answered within entry, topic and survey_class; Wilson's interval at"
                    + " (Σw)²/Σw² answers; bounds: all the silent discontent, all the silent content",
            "加权：在接待方、主题和 survey_class（结束方式）相同的会话中，每个回答按 w = 发放数/回答数 计；按 (Σw)²/Σw² 个回答取 Wilson 区间；上下界：未回答者全部不满意或全部满意");

    private WorkingSteps() {}

    static List<Working.Step> of(ReportQuery query, Cells.Cell all) {
        boolean zh = query.chinese();
        Tally bot = all.bot();
        Tally human = all.human();
        List<Working.Step> steps = new ArrayList<>();
        steps.add(new Working.Step("contacts", bot.contacts(), human.contacts(), ""));
        steps.add(new Working.Step(
                "mature",
                bot.mature(),
                human.mature(),
                zh ? "窗口期未结束：还可能再次联系" : "window not elapsed: the customer may still come back"));
        steps.add(new Working.Step(
                "counted", bot.counted(), human.counted(), zh ? "客户没有写过任何消息" : "the customer never wrote"));
        switch (query.focus().metric()) {
            case "fcr" ->
                steps.add(new Working.Step(
                        "first_contacts",
                        bot.first(),
                        human.first(),
                        zh ? "窗口期内已有同一主题的联系：不是首次" : "not the first contact on the topic within the window"));
            case "csat" ->
                steps.add(new Working.Step(
                        "answered",
                        bot.answered(),
                        human.answered(),
                        zh ? "没有回答满意度" : "satisfaction was not answered"));
            case "aht" ->
                steps.add(new Working.Step(
                        "handled",
                        bot.handled(),
                        human.handled(),
                        zh ? "处理时长不全：机器人或人工的部分未知" : "the handle time of the bot or of a person in it is not known"));
            default -> {}
        }
        return steps;
    }

    static List<String> formulas(ReportQuery query) {
        String metric = query.focus().metric();
        boolean means = metric.equals("aht");
        return Stream.of(
                        means ? OF_MEANS : OF_RATES,
                        means ? List.<InWords>of() : SECOND_OPINIONS,
                        List.of(means || metric.equals("csat") ? RANDOMISED_MEANS : RANDOMISED),
                        metric.equals("csat") ? List.of(WEIGHTED) : List.<InWords>of())
                .flatMap(List::stream)
                .map(formula -> formula.of(query))
                .toList();
    }
}
