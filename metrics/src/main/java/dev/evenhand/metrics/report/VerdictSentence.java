package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Comparison.Reading;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.query.ReportQuery.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict as one sentence; it says no more than its interval. */
final class VerdictSentence {
    private static final String WHY = ", because the two sides were not asked the same questions";
    private static final String WHY_CHINESE = "，因为双方接到的问题不同";

    private final Reading reading;

    private VerdictSentence(Reading reading) {
        this.reading = reading;
    }

    static String of(Reading reading, Language language) {
        VerdictSentence sentence = new VerdictSentence(reading);
        return language == Language.CHINESE ? sentence.chinese() : sentence.english();
    }

    private String english() {
        String end = assumedInEnglish() + flipInEnglish() + experimentInEnglish() + ".";
        return switch (reading.outcome()) {
            case "bot_first" ->
                groundsInEnglish() + ", bot first resolves " + gap()
                        + " points more at first contact than people first (" + range(" to ") + ")" + end;
            case "human_first" ->
                groundsInEnglish() + ", people first resolve " + gap()
                        + " points more at first contact than bot first (" + range(" to ") + ")" + end;
            case "no_difference" ->
                groundsInEnglish()
                        + ", no difference in first-contact resolution can be shown: bot first minus people first lies"
                        + " between "
                        + ends(" and ") + " points" + moreInEnglish() + assumedInEnglish() + rawInEnglish()
                        + experimentInEnglish() + ".";
            case "too_early" ->
                reading.comparison().equals("raw")
                        ? "Cannot say: no kind of question was met often enough by both bot and people to"
                                + " compare like with like"
                                + overlapInEnglish() + experimentInEnglish() + "."
                        : "Cannot say yet who resolves more at first contact: there are fewer than " + reading.nMin()
                                + " comparable contacts on a side" + moreInEnglish() + experimentInEnglish() + ".";
            default ->
                "Nothing to compare yet: contacts that met the bot first and contacts that met people first are both"
                        + " needed, closed longer ago than the window.";
        };
    }

    private String chinese() {
        String end = assumedInChinese() + flipInChinese() + experimentInChinese() + "。";
        return switch (reading.outcome()) {
            case "bot_first" ->
                groundsInChinese() + "，机器人先接待的首次解决率比人工先接待高 " + gap() + " 个百分点（" + range(" 至 ") + "）" + end;
            case "human_first" ->
                groundsInChinese() + "，人工先接待的首次解决率比机器人先接待高 " + gap() + " 个百分点（" + range(" 至 ") + "）" + end;
            case "no_difference" ->
                groundsInChinese() + "，尚看不出首次解决率的差异：机器人先接待减人工先接待在 " + ends(" 至 ") + " 个百分点之间" + moreInChinese()
                        + assumedInChinese() + rawInChinese() + experimentInChinese() + "。";
            case "too_early" ->
                reading.comparison().equals("raw")
                        ? "无法判断：没有哪类问题由机器人和人工都接待过足够多次，无法同类相比" + overlapInChinese() + experimentInChinese() + "。"
                        : "尚无法判断：可比的会话中有一方不足 " + reading.nMin() + " 次" + moreInChinese() + experimentInChinese() + "。";
            default -> "暂无可比：需要机器人先接待和人工先接待的会话各有一些，且关闭时间早于一个窗口期。";
        };
    }

    private String groundsInEnglish() {
        if (reading.comparison().equals("randomised")) {
            return "Where chance decided who went first";
        }
        String mix = "bot".equals(reading.target())
                ? "On the questions the bot gets, like for like"
                : "human".equals(reading.target())
                        ? "On the questions people get, like for like"
                        : "On like-for-like questions";
        String those = "bot".equals(reading.target())
                ? "the first contacts that met the bot"
                : "human".equals(reading.target()) ? "the first contacts that met people" : "the first contacts";
        return partial() == null ? mix : mix + ", which are " + partial() + "% of " + those;
    }

    private String groundsInChinese() {
        if (reading.comparison().equals("randomised")) {
            return "在随机决定由谁先接待的会话中";
        }
        String mix = "bot".equals(reading.target())
                ? "按机器人所接问题的构成同类相比"
                : "human".equals(reading.target()) ? "按人工所接问题的构成同类相比" : "在同类问题上";
        String those = "bot".equals(reading.target())
                ? "机器人先接待的首次会话"
                : "human".equals(reading.target()) ? "人工先接待的首次会话" : "首次会话";
        return partial() == null ? mix : mix + "（占" + those + "的 " + partial() + "%）";
    }

    /** The share the comparison speaks of, where that is not nearly all. */
    private @Nullable String partial() {
        Double coverage = reading.coverage();
        return coverage == null || coverage >= LikeForLikeFigures.ENOUGH ? null : percent(coverage);
    }

    private String flipInEnglish() {
        if (reading.flips().contains("fcr")) {
            return "; the raw figures point the other way" + WHY;
        }
        return reading.flips().contains("confirmed")
                ? "; of confirmed resolutions the raw figures point the other way" + WHY
                : "";
    }

    private String flipInChinese() {
        if (reading.flips().contains("fcr")) {
            return "；未经调整的原始数字方向相反" + WHY_CHINESE;
        }
        return reading.flips().contains("confirmed") ? "；仅看确认解决时，未经调整的原始数字方向相反" + WHY_CHINESE : "";
    }

    /** Beside no difference there is no other way to point: only what raw alone would say, and no cause. */
    private String rawInEnglish() {
        String favoured = reading.rawFavours();
        return favoured == null
                ? ""
                : "; the raw figures alone would favour "
                        + (favoured.equals("bot_first") ? "bot first" : "people first");
    }

    private String rawInChinese() {
        String favoured = reading.rawFavours();
        return favoured == null ? "" : "；单看原始数字则" + (favoured.equals("bot_first") ? "机器人先接待" : "人工先接待") + "较好";
    }

    /** Of an experiment that is there but is not what the sentence rests on. */
    private String experimentInEnglish() {
        return switch (String.valueOf(reading.experiment())) {
            case "open" -> "; the experiment by lot does not settle it yet";
            case "too_early" -> "; the experiment by lot is too small yet to tell";
            case "invalid" -> "; the experiment by lot is left out, since its split did not come out as drawn";
            default -> "";
        };
    }

    private String experimentInChinese() {
        return switch (String.valueOf(reading.experiment())) {
            case "open" -> "；随机实验尚不能定论";
            case "too_early" -> "；随机实验的样本还太少，尚不能说明问题";
            case "invalid" -> "；随机实验的分配与设定不符，未予采用";
            default -> "";
        };
    }

    private String overlapInEnglish() {
        Long more = reading.moreConversations();
        return more == null
                ? "; more conversations would not change that while each kind goes to one side only"
                : "; at the present mix about " + grouped(more) + " more conversations would allow it";
    }

    private String overlapInChinese() {
        Long more = reading.moreConversations();
        return more == null ? "；只要每类问题都只由一方接待，再多会话也无济于事" : "；按目前的构成约还需 " + grouped(more) + " 次会话";
    }

    private String assumedInEnglish() {
        Double share = reading.assumedShare();
        String mix = reading.comparison().equals("likeForLike") ? ", on the same mix," : " counted";
        return share == null ? "" : "; " + percent(share) + "% of the resolutions" + mix + " are assumed from silence";
    }

    private String assumedInChinese() {
        Double share = reading.assumedShare();
        String mix = reading.comparison().equals("likeForLike") ? "按同样构成折算的解决" : "所计解决";
        return share == null ? "" : "；" + mix + "中有 " + percent(share) + "% 仅凭客户沉默推定";
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String moreInEnglish() {
        Long more = reading.moreConversations();
        return more == null
                ? ""
                : ", and about " + grouped(more)
                        + " more conversations would be needed to settle a gap like the one seen";
    }

    private String moreInChinese() {
        Long more = reading.moreConversations();
        return more == null ? "" : "，要对目前所见的差距下结论，约还需 " + grouped(more) + " 次会话";
    }

    private String gap() {
        Difference difference = reading.difference();
        return difference == null ? "" : points(Math.abs(difference.value()));
    }

    /** Ends of the gap itself, smaller first, whoever leads. */
    private String range(String between) {
        Difference difference = reading.difference();
        if (difference == null) {
            return "";
        }
        double one = Math.abs(difference.low());
        double two = Math.abs(difference.high());
        return points(Math.min(one, two)) + between + points(Math.max(one, two));
    }

    /** Ends of the difference with their signs. */
    private String ends(String between) {
        Difference difference = reading.difference();
        return difference == null ? "" : signed(difference.low()) + between + signed(difference.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f", 100 * difference);
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference).replace('-', '−');
    }
}
