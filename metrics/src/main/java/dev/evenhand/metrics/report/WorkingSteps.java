package dev.evenhand.metrics.report;

import java.util.ArrayList;
import java.util.List;

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
                            + " W_s = the target's share of stratum s over the strata with at least 10 on each side",
                    "同类对比：m = Σ W_s·m_s，Var = Σ W_s²·s_s²/n_s，自由度按 Welch–Satterthwaite；"
                            + "W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层"));
    private static final List<InWords> OF_RATES = List.of(
            new InWords(
                    "raw: p = x/n, Wilson's interval; difference by Newcombe's method 10 (over customers by the ratio"
                            + " estimator where they repeat)",
                    "原始：p = x/n，Wilson 区间；差异用 Newcombe 方法 10（客户多次来询时按客户用比率估计）"),
            new InWords(
                    "like for like: p = Σ W_s·x_s/n_s, W_s = the target's share of stratum s over the strata with at"
                            + " least 10 on each side; difference by MOVER from Wilson's limits in each stratum",
                    "同类对比：p = Σ W_s·x_s/n_s，W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层；" + "差异用 MOVER，由各层的 Wilson 上下限得出"));

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
                        "handled", bot.handled(), human.handled(), zh ? "没有任何处理时长" : "no handle time is known"));
            default -> {}
        }
        return steps;
    }

    static List<String> formulas(ReportQuery query) {
        var formulas = query.focus().metric().equals("aht") ? OF_MEANS : OF_RATES;
        return formulas.stream().map(formula -> formula.of(query)).toList();
    }
}
