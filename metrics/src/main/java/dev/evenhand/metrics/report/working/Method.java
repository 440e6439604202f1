package dev.evenhand.metrics.report.working;

import dev.evenhand.metrics.report.answer.Working.Calculation;
import java.util.List;

/** How an interval or a test is made, and where that is from. */
public enum Method {
    WILSON(
            "Wilson's score interval",
            "Wilson 评分区间",
            "E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; R. G. Newcombe, Stat. Med. 17 (1998) 857, method 3"),
    WILSON_OVER_CUSTOMERS(
            "Wilson's interval at the effective number of contacts: divided by the design effect of the customers and one more of"
                    + " each kind, widened by Student's t",
            "以有效会话数取 Wilson 区间：会话数除以设计效应，计算设计效应时另加全部成功与全部失败的客户各一位，并按学生 t 放宽",
            "E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998) 193; A. Agresti, B. Caffo, Am. Stat. 54 (2000) 280;"
                    + " L. Kish, Survey Sampling, ch. 8"),
    STUDENT("Mean with Student's t", "均值，学生 t 区间", "Student, Biometrika 6 (1908) 1"),
    MEAN_OVER_CUSTOMERS(
            "Ratio estimator over customers, Student's t with K − 1 degrees of freedom",
            "按客户的比率估计，自由度为 K − 1 的学生 t 区间",
            "W. G. Cochran, Sampling Techniques, 3rd ed., ch. 6 and 11"),
    NEWCOMBE(
            "Newcombe's method 10 for a difference of rates: MOVER over both intervals",
            "比率之差，Newcombe 方法 10：由两侧区间按 MOVER 得出",
            "R. G. Newcombe, Stat. Med. 17 (1998) 873"),
    WELCH("Welch's difference of means", "均值之差，Welch 法", "B. L. Welch, Biometrika 34 (1947) 28"),
    OVER_CUSTOMERS(
            "Difference of ratio estimators over customers, Student's t with Satterthwaite's degrees of freedom",
            "按客户的比率估计之差，学生 t 区间，自由度按 Satterthwaite",
            "W. G. Cochran, Sampling Techniques, 3rd ed., ch. 6 and 11; B. L. Welch, Biometrika 34 (1947) 28"),
    MOVER(
            "Direct standardisation, interval by MOVER",
            "直接标准化，MOVER 区间",
            "Rothman, Greenland, Lash, Modern Epidemiology, 3rd ed.; G. Y. Zou, A. Donner, Stat. Med. 27 (2008) 1693"),
    STANDARDISED_MEANS(
            "Direct standardisation of means, Welch–Satterthwaite",
            "均值的直接标准化，Welch–Satterthwaite",
            "F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110"),
    MANTEL_HAENSZEL(
            "Mantel–Haenszel risk difference, interval by MOVER",
            "Mantel–Haenszel 风险差，MOVER 区间",
            "N. Mantel, W. Haenszel, J. Natl. Cancer Inst. 22 (1959) 719"),
    COCHRAN("Cochran's Q", "Cochran Q 检验", "W. G. Cochran, Biometrics 10 (1954) 101"),
    E_VALUE("E-value", "E 值", "T. J. VanderWeele, P. Ding, Ann. Intern. Med. 167 (2017) 268"),
    SCORES(
            "Inverse-probability scores, confidence sequence",
            "逆概率得分，置信序列",
            "Waudby-Smith and others, Ann. Stat. 52 (2024) 2613"),
    ARM_MEANS(
            "Difference of the arms' weighted means, confidence sequence",
            "两侧加权均值之差，置信序列",
            "J. Hájek, Foundations of Statistical Inference (1971) 236; Waudby-Smith and others, Ann. Stat. 52 (2024) 2613"),
    WEIGHTING_CLASSES(
            "Weighting classes for those who did not answer, Wilson's interval at Kish's effective number",
            "按未回答者分类加权，以 Kish 有效数取 Wilson 区间",
            "L. Kish, Survey Sampling (1965)"),
    STANDARDISED_CLASSES(
            "Weighting classes within each stratum, standardised; interval by MOVER from Wilson's at Kish's effective numbers",
            "各层内按未回答者分类加权后作直接标准化；由各层以 Kish 有效数取的 Wilson 区间按 MOVER 得出",
            "L. Kish, Survey Sampling (1965); G. Y. Zou, A. Donner, Stat. Med. 27 (2008) 1693"),
    BOUNDS("What the silent could make of it", "未回答者可能造成的上下界", "C. F. Manski, Am. Econ. Rev. 80 (1990) 319"),
    BOOTSTRAP(
            "Quantile by interpolation; interval by a seeded bootstrap over customers",
            "插值分位数；按客户的固定种子自助法区间",
            "R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361, type 7; B. Efron, Ann. Stat. 7 (1979) 1"),
    WOODRUFF(
            "Quantile by interpolation; interval between the values at Wilson's limits of the share below it (Woodruff)",
            "插值分位数；区间为其下方比例的 Wilson 界限处的两个值（Woodruff）",
            "R. S. Woodruff, J. Am. Stat. Assoc. 47 (1952) 635"),
    STANDARDISED_QUANTILES(
            "Quantile of the standardised distribution; interval between the values at the limits of the share below it (Woodruff),"
                    + " these by MOVER from Wilson's of each stratum",
            "标准化分布的分位数；区间为其下方比例的界限处的两个值（Woodruff），界限由各层 Wilson 区间按 MOVER 得出",
            "S. R. Cole, M. A. Hernán, Comput. Methods Programs Biomed. 75 (2004) 45; R. S. Woodruff, J. Am. Stat. Assoc. 47"
                    + " (1952) 635; G. Y. Zou, A. Donner, Stat. Med. 27 (2008) 1693"),
    QUANTILE("Quantile by interpolation", "插值分位数", "R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361, type 7"),
    KAPLAN_MEIER(
            "Kaplan–Meier with Greenwood's variance on the log–log scale",
            "Kaplan–Meier，Greenwood 方差，双对数尺度",
            "E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457"),
    PREDICTION_POWERED(
            "The judge's rate moved by its mean error in the audited part, topic by topic",
            "模型的比例，按主题加上已审部分中的平均误差",
            "A. N. Angelopoulos and others, Science 382 (2023) 669"),
    LANEY(
            "Laney's p′ chart, 3σ limits",
            "Laney p′ 图，3σ 控制限",
            "D. B. Laney, Quality Engineering 14 (2002) 531; NIST/SEMATECH e-Handbook 6.3.3.2"),
    MEDIAN_CHART(
            "Median ± 3 median deviations of daily means",
            "每日均值的中位数 ± 3 倍中位数偏差",
            "F. R. Hampel, J. Am. Stat. Assoc. 69 (1974) 383"),
    EWMA(
            "Exponentially weighted moving average of z",
            "z 的指数加权移动平均",
            "S. W. Roberts, Technometrics 1 (1959) 239; NIST/SEMATECH e-Handbook 6.3.2.4"),
    RUN(
            "Two of three beyond 2σ on one side",
            "三点中有两点在同侧超出 2σ",
            "Western Electric, Statistical Quality Control Handbook (1956), rule 2"),
    BEYOND(
            "Beyond the limits; red with a practical change Δ ≥ δ and enough contacts",
            "超出控制限；变化有实际意义（Δ ≥ δ）且会话足够时为红色",
            "W. A. Shewhart, Economic Control of Quality (1931)"),
    LINE("A line the manager has set", "管理者设定的界线", ""),
    HOLT_WINTERS(
            "Holt and Winters' exponential smoothing of level, trend and week",
            "Holt–Winters 指数平滑（水平、趋势、周内变化）",
            "P. R. Winters, Management Science 6 (1960) 324; C. Chatfield, M. Yar, The Statistician 37 (1988) 129"),
    SEASONAL_NAIVE(
            "As on the same day of the week before",
            "与上周同一天相同",
            "R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5"),
    BACKTEST(
            "Mean absolute error over the days after, shown only the days before each",
            "只给出每个日期之前的日子，其后各天的平均绝对误差",
            "L. J. Tashman, Int. J. of Forecasting 16 (2000) 437"),
    ERLANG_A(
            "Erlang A: customers leave when their patience ends",
            "Erlang A：客户失去耐心即离开",
            "C. Palm (1957); S. Zeltyn, A. Mandelbaum, Queueing Systems 51 (2005) 361"),
    ERLANG_C("Erlang C: nobody leaves", "Erlang C：无人离开", "A. K. Erlang (1917)"),
    RATIO("Ratio of sums", "总和之比", ""),
    AMONG_MANY(
            "Mantel and Haenszel's test (over customers where they repeat), corrected over the m topics that can be tested",
            "Mantel–Haenszel 检验（客户多次来询时按客户），并对可检验的 m 个主题作校正",
            "Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289"),
    COUNT("Count of the rows", "行数", ""),
    PART(
            "Part of the rows, Wilson's interval; where customers repeat, as if all contacts of one were alike",
            "占行数的比例，Wilson 区间；客户多次来询时，按同一客户的会话结果全部相同计",
            "E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; L. Kish, Survey Sampling, ch. 8"),
    PARTS_OF_SUM("Units × price", "数量 × 单价", ""),
    PARTS_OF_MEAN("Means of the parts, which add up to the whole", "各部分的均值，相加即为总值", "");

    private final String english;
    private final String chinese;
    private final String source;

    Method(String english, String chinese, String source) {
        this.english = english;
        this.chinese = chinese;
        this.source = source;
    }

    /** A calculation by this method, with its formulas put into numbers. */
    public Calculation steps(boolean inChinese, List<String> steps) {
        return new Calculation(inChinese ? chinese : english, source, steps);
    }
}
