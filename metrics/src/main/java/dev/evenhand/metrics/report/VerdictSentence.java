package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Comparison.Reading;
import dev.evenhand.metrics.report.ReportQuery.Language;
import java.util.Locale;

/** The verdict as one sentence; it says no more than its interval. */
final class VerdictSentence {
    private final Reading reading;
    private final boolean signFlip;

    private VerdictSentence(Reading reading, boolean signFlip) {
        this.reading = reading;
        this.signFlip = signFlip;
    }

    static String of(Reading reading, boolean signFlip, Language language) {
        VerdictSentence sentence = new VerdictSentence(reading, signFlip);
        return language == Language.CHINESE ? sentence.chinese() : sentence.english();
    }

    private String english() {
        String end = assumedInEnglish() + (signFlip ? "; the raw figures point the other way" : "") + ".";
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
                        + ends(" and ") + " points" + moreInEnglish() + end;
            case "too_early" ->
                reading.comparison().equals("raw")
                        ? "Too early to say: no kind of question was met often enough by both bot and people to"
                                + " compare like with like"
                                + moreInEnglish() + "."
                        : "Too early to say who resolves more at first contact: there are fewer than " + Arm.N_MIN
                                + " comparable contacts on a side" + moreInEnglish() + ".";
            default ->
                "Nothing to compare yet: contacts that met the bot first and contacts that met people first are both"
                        + " needed, closed longer ago than the window.";
        };
    }

    private String chinese() {
        String end = assumedInChinese() + (signFlip ? "；未经调整的原始数字方向相反" : "") + "。";
        return switch (reading.outcome()) {
            case "bot_first" ->
                groundsInChinese() + "，机器人先接待的首次解决率比人工先接待高 " + gap() + " 个百分点（" + range(" 至 ") + "）" + end;
            case "human_first" ->
                groundsInChinese() + "，人工先接待的首次解决率比机器人先接待高 " + gap() + " 个百分点（" + range(" 至 ") + "）" + end;
            case "no_difference" ->
                groundsInChinese() + "，尚看不出首次解决率的差异：机器人先接待减人工先接待在 " + ends(" 至 ") + " 个百分点之间" + moreInChinese() + end;
            case "too_early" ->
                reading.comparison().equals("raw")
                        ? "为时尚早：没有哪类问题由机器人和人工都接待过足够多次，无法同类相比" + moreInChinese() + "。"
                        : "为时尚早：可比的会话中有一方不足 " + Arm.N_MIN + " 次" + moreInChinese() + "。";
            default -> "暂无可比：需要机器人先接待和人工先接待的会话各有一些，且关闭时间早于一个窗口期。";
        };
    }

    private String groundsInEnglish() {
        return reading.comparison().equals("randomised")
                ? "Where chance decided who went first"
                : "On like-for-like questions";
    }

    private String groundsInChinese() {
        return reading.comparison().equals("randomised") ? "在随机决定由谁先接待的会话中" : "在同类问题上";
    }

    private String assumedInEnglish() {
        Double share = reading.assumedShare();
        return share == null ? "" : "; " + percent(share) + "% of the resolutions counted are assumed from silence";
    }

    private String assumedInChinese() {
        Double share = reading.assumedShare();
        return share == null ? "" : "；所计解决中有 " + percent(share) + "% 仅凭客户沉默推定";
    }

    private String moreInEnglish() {
        Long more = reading.moreConversations();
        return more == null
                ? ""
                : ", and about " + more + " more conversations would be needed to settle a gap like the one seen";
    }

    private String moreInChinese() {
        Long more = reading.moreConversations();
        return more == null ? "" : "，要对目前所见的差距下结论，约还需 " + more + " 次会话";
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
