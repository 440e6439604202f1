package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.warning.AlertsReport;
import dev.evenhand.metrics.report.working.InWords;
import java.util.List;
import java.util.stream.Stream;

/** How value and interval of a figure are computed, in words. */
final class Formulas {
    private static final List<InWords> OF_MEANS = List.of(
            new InWords(
                    "raw: mean of bot_elapsed_seconds + human_handle_seconds + human_wrap_up_seconds; Student's t;"
                            + " difference by Welch (over K customers by the ratio estimator where they repeat, with K − 1"
                            + " degrees of freedom)",
                    "原始：bot_elapsed_seconds + human_handle_seconds + human_wrap_up_seconds 的均值，学生 t 区间；"
                            + "差异用 Welch 法（客户多次来询时按 K 位客户用比率估计，自由度为 K − 1）"),
            new InWords(
                    "like for like: m = Σ W_s·m_s, Var = Σ W_s²·s_s²/n_s, degrees of freedom by Welch–Satterthwaite;"
                            + " W_s = the target's share of stratum s over the strata with at least 10 on each side; s_s²"
                            + " times the side's design effect (squared error of the ratio estimator ÷ s²/n, at least 1)"
                            + " where customers repeat, and n_s ÷ contacts a customer − 1 degrees of freedom (at least 1)",
                    "同类对比：m = Σ W_s·m_s，Var = Σ W_s²·s_s²/n_s，自由度按 Welch–Satterthwaite；"
                            + "W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层；"
                            + "客户多次来询时，s_s² 乘以该侧的设计效应（比率估计的误差平方 ÷ s²/n，不小于 1），"
                            + "该层自由度为 n_s ÷ 人均会话数 − 1（不小于 1）"),
            new InWords(
                    "like for like, median and 90th percentile: of F(t) = Σ W_s·F_s(t), F_s = the share of stratum s at or"
                            + " below t; interval (Woodruff) between the times at the limits of F, by MOVER from Wilson's of"
                            + " each F_s at n_s divided by the side's design effect. Of more than 20,000 times F is exact at"
                            + " the ends of bins an eighth of a doubling wide; within one, strata are taken to lie alike",
                    "同类对比，中位数与第 90 百分位：取自 F(t) = Σ W_s·F_s(t)，F_s 为第 s 层中不超过 t 的比例；区间（Woodruff）为 F 的界限处的两个时长，"
                            + "界限由各 F_s 以 n_s 除以该侧设计效应取的 Wilson 区间按 MOVER 得出。超过 20,000 个时长时，F 在宽为八分之一倍程的各格两端精确，格内视各层分布相同"));
    private static final List<InWords> OF_RATES = List.of(
            new InWords(
                    "raw: p = x/n, Wilson's interval; difference by Newcombe's method 10, which is MOVER over both intervals"
                            + " (at n divided by the side's design effect where customers repeat: that of the"
                            + " customers and of one more of each kind, all contacts a success and none, widened by"
                            + " Student's t)",
                    "原始：p = x/n，Wilson 区间；差异用 Newcombe 方法 10，即由两侧区间按 MOVER 得出（客户多次来询时，n 先除以该侧的设计效应，"
                            + "计算时另加全部成功与全部失败的客户各一位，并按学生 t 放宽）"),
            new InWords(
                    "like for like: p = Σ W_s·x_s/n_s, W_s = the target's share of stratum s over the strata with at"
                            + " least 10 on each side; difference by MOVER from Wilson's limits in each stratum, at n divided by"
                            + " the side's design effect (as above, at least 1) where customers repeat",
                    "同类对比：p = Σ W_s·x_s/n_s，W_s = 目标人群中第 s 层的占比，只含两侧各不少于 10 个会话的层；"
                            + "差异用 MOVER，由各层的 Wilson 上下限得出；客户多次来询时，各层 n 先除以该侧的设计效应（同上，不小于 1）"));

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
            "weighted: an answer counts w = offered/answered within entry, topic and survey_class (the"
                    + " state had nobody answered: the answers make the state itself); Wilson's interval at"
                    + " (Σw)²/Σw² answers, divided by the side's design effect where customers repeat; bounds: all the silent"
                    + " discontent, all the silent content",
            "加权：在接待方、主题和 survey_class（假如没有人回答时的状态，因为状态本身由回答得出）相同的会话中，每个回答按 w = 发放数/回答数 计；按 (Σw)²/Σw² 个回答取 Wilson 区间（客户多次来询时先除以该侧的设计效应）；上下界：未回答者全部不满意或全部满意");

    private static final InWords STANDARDISED_CLASSES = new InWords(
            "like for like, weighted: p = Σ W_s·p_s, p_s weighted in this way within stratum s, W_s as above; by MOVER from"
                    + " Wilson's limits at the stratum's (Σw)²/Σw² answers; worth 1/Σ(W_s²/n*_s) answers",
            "同类对比，加权：p = Σ W_s·p_s，p_s 为第 s 层内按上述方式加权的值，W_s 同上；由各层以 (Σw)²/Σw² 个回答取的 Wilson 界限按 MOVER 得出；"
                    + "相当于 1/Σ(W_s²/n*_s) 个回答");

    private static final InWords COUNT = new InWords("n, a count: nothing in it is uncertain", "n，计数：其中没有不确定性");
    private static final InWords RAW_MEAN = new InWords(
            "m = Σy/n over the rows; Student's t; difference by Welch (over K customers by the ratio estimator where they"
                    + " repeat, with K − 1 degrees of freedom)",
            "m = Σy/n；学生 t 区间；差异用 Welch 法（客户多次来询时按 K 位客户用比率估计，自由度为 K − 1）");
    private static final InWords COST = new InWords(
            "R = Σ cost ÷ Σ resolutions over the customers; SE = √(K/(K − 1)·Σ(y − R·n)²)/Σn; R ± t(0.975; K − 1)·SE, not below 0;"
                    + " difference by Welch",
            "R = Σ 成本 ÷ Σ 解决数（按客户汇总）；SE = √(K/(K − 1)·Σ(y − R·n)²)/Σn；R ± t(0.975; K − 1)·SE，不低于 0；差异用 Welch 法");
    private static final InWords CURVE = new InWords(
            "S(t) = Π(1 − d/n) over the times up to t at which d of the n still watched came back, events before"
                    + " censorings at ties; G = Σ d/(n(n − d)), times the side's design effect where customers repeat;"
                    + " interval S^exp(±z√G/|ln S|);"
                    + " times of return to the end of a slice of 1/168 of the window, a contact watched in vain to the"
                    + " beginning of its own",
            "S(t) = Π(1 − d/n)，遍及 t 之前的各时点：仍在观察的 n 个中有 d 个再来，同时发生时先计再来后计删失；"
                    + "G = Σ d/(n(n − d))，客户多次来询时乘以该侧的设计效应；区间 S^exp(±z√G/|ln S|)；"
                    + "再次联系计到窗口期 1/168 格的末端，未再联系的观察计到其格的起点");

    private static final InWords JUDGED = new InWords(
            "θ = Σ w·(q + e) over the topics, w = graded of the topic ÷ all graded, q = the judge's share of yes, e = mean of"
                    + " (manager's yes − judge's yes) over what a manager read of it; SE² = Σ w²·(q(1 − q)/N + s²/n), N graded and n read of the topic;"
                    + " θ ± z·SE."
                    + " s² is that of all topics where fewer than 10 were read, and where fewer than 3 errors were found no less"
                    + " than Wilson's upper limit u of their rate allows, u·(1 − u); where customers repeat, q(1 − q)/N is"
                    + " multiplied by the design effect of the judge's rate and s²/n by that of the errors read, over all"
                    + " topics; difference by MOVER from both intervals",
            "θ = Σ w·(q + e)（按主题），w = 该主题已评会话 ÷ 全部已评会话，q = 模型评为“是”的比例，e = 人工已审部分中（人工“是”− 模型“是”）的均值；"
                    + "SE² = Σ w²·(q(1 − q)/N + s²/n)，N 为该主题已评数，n 为已审数；θ ± z·SE。审核少于 10 个的主题，s² 取全部主题；"
                    + "发现的误差少于 3 个时，s² 不低于误差率 Wilson 上限 u 对应的 u·(1 − u)；客户多次来询时，q(1 − q)/N 乘以模型比例的设计效应，s²/n 乘以已审误差的设计效应（均取自全部主题）；差异由两侧区间按 MOVER 得出");

    private static final InWords LEVELS = new InWords(
            "Back to green after two quiet days; a day without contacts keeps the level of the day before.",
            "连续两天平静后恢复绿色；没有会话的一天沿用前一天的级别。");
    private static final InWords FORECAST = new InWords(
            "Holt–Winters: l = α(x ⊖ s) + (1 − α)(l′ + b′), b = β(l − l′) + (1 − β)b′, s = γ(x ⊖ l) + (1 − γ)s′, ⊖ minus or"
                    + " divided by; α, β, γ leave the smallest squared one-step errors. σ² = SSE/k·Σψ², ψ₀ = 1, ψⱼ = α(1 + jβ) +"
                    + " γ(1 − α) at whole weeks. Seasonal naive: x̂ = x a week before, σ² of weekly differences. The method with"
                    + " the smallest mean absolute error over up to five stretches of 14 known days is taken.",
            "Holt–Winters：l = α(x ⊖ s) + (1 − α)(l′ + b′)，b = β(l − l′) + (1 − β)b′，s = γ(x ⊖ l) + (1 − γ)s′，⊖ 为减或除；"
                    + "α、β、γ 使一步误差平方和最小。σ² = SSE/k·Σψ²，ψ₀ = 1，ψⱼ = α(1 + jβ)，整周处再加 γ(1 − α)。"
                    + "季节朴素法：x̂ = 一周前的 x，σ² 取自每周差值。采用在至多五段、每段 14 个已知日上平均绝对误差最小的方法。");
    private static final InWords STAFFING = new InWords(
            "λ = contacts foretold · share to people · share of the hour; A = λ/3600 · seconds a chat is held; n = fewest chats at"
                    + " once that keep the promise; people = ⌈n/c⌉, c = chats one person holds at once as measured (seconds held"
                    + " ÷ seconds of their own); patience θ⁻¹ = all waiting ÷ those who gave up (Erlang A; Erlang C where nobody"
                    + " did)",
            "λ = 预计会话数 · 需要人工的比例 · 该小时占比；A = λ/3600 · 单个会话占用秒数；n = 兑现承诺所需的最少同时会话数；"
                    + "人数 = ⌈n/c⌉，c = 实测每人同时接待数（占用秒数 ÷ 本人用时秒数）；耐心 θ⁻¹ = 全部等待时间 ÷ 放弃人数（Erlang A；无人放弃时用 Erlang C）");

    private Formulas() {}

    static List<String> of(Figure figure, ReportQuery query) {
        boolean described = figure.kind() == Figure.Kind.HEADLINE
                && (query.focus().group() != null || query.view() == ReportQuery.View.HANDLED);
        List<InWords> formulas = described ? raw(figure.name(), weighed(query)) : of(figure);
        return formulas.stream().map(formula -> formula.least(query)).toList();
    }

    /** Whether satisfaction is told weighted of what is asked for. */
    private static boolean weighed(ReportQuery query) {
        ReportQuery.Group group = query.focus().group();
        return group == null || GroupWorking.WEIGHED.contains(group.by());
    }

    /** Of a side by itself. */
    private static List<InWords> raw(String metric, boolean weighed) {
        return switch (metric) {
            case "aht" -> List.of(RAW_MEAN);
            case "csat" -> weighed ? List.of(OF_RATES.get(0), WEIGHTED) : OF_RATES.subList(0, 1);
            default -> OF_RATES.subList(0, 1);
        };
    }

    private static List<InWords> of(Figure figure) {
        return switch (figure.kind()) {
            case HEADLINE -> headline(figure.name());
            case COUNT -> List.of(COUNT);
            case SHARE, NET, STATE, REASONS -> OF_RATES.subList(0, 1);
            case MEAN, CONTACTS -> List.of(RAW_MEAN);
            case COST -> List.of(COST);
            case CURVE -> List.of(CURVE);
            case JUDGED -> List.of(JUDGED);
            case WATCHED -> List.of(AlertsReport.METHOD, LEVELS);
            case FORECAST -> List.of(FORECAST);
            case STAFFING -> List.of(STAFFING);
        };
    }

    private static List<InWords> headline(String metric) {
        boolean means = metric.equals("aht");
        return Stream.of(
                        means ? OF_MEANS : OF_RATES,
                        means ? List.<InWords>of() : SECOND_OPINIONS,
                        List.of(means || metric.equals("csat") ? RANDOMISED_MEANS : RANDOMISED),
                        metric.equals("csat") ? List.of(WEIGHTED, STANDARDISED_CLASSES) : List.<InWords>of())
                .flatMap(List::stream)
                .toList();
    }
}
