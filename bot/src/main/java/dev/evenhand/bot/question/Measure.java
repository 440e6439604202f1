package dev.evenhand.bot.question;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a question wants to have in figures: a sum of money, a time, a number. */
public enum Measure {
    MONEY(
            "\\bhow (?:much|expensive)\\b|\\b(?:what|which) (?:amount|sum|price|value)\\b|\\b(?:costs?|prices?|fees?|charges?|free)\\b"
                    + "|加?多少钱|多少元|几块钱?|收不?收?费|要不要钱|(?:要|收|加)钱|加多少|价格|价钱|费用|免费|贵不贵|贵",
            "[€$£¥]\\s?\\d|\\d\\s?[元块]|\\bfree\\b|\\bcosts? nothing\\b|\\bno (?:fee|charge|cost)|免费|不收|不另外收|包邮"),
    TIME(
            "\\bhow (?:long|soon|fast|quick(?:ly)?|many (?:working )?(?:minutes|hours|days|weeks|months|years))\\b"
                    + "|^(?:(?:and|so|but|until|till|by|from|since) )*when\\b"
                    + "|等?(?:多久|多长时间)|多快|(?<![好没过])几个?(?:工作日|分钟|小时|天|周|月|年)|什么时候|何时|有效期|期限",
            "\\d\\s?(?:working |business )?(?:minute|hour|day|week|month|year)|\\d\\s?[ap]m\\b|\\bat once\\b|\\bnext (?:working )?day\\b"
                    + "|\\d\\s?(?:个?工作日|分钟|小时|天|周|个?月|年)|当天|马上|第二天"),
    NUMBER("\\bhow many\\b|几个|几(?=[张件种次层期])|多少个|多少(?=[张件种次])", "\\d");

    private final Pattern asked;
    private final Pattern given;

    Measure(String asked, String given) {
        this.asked = Pattern.compile("(?i)" + asked);
        this.given = Pattern.compile("(?i)" + given);
    }

    public static Optional<Measure> of(String question) {
        return Arrays.stream(values())
                .filter(measure -> measure.asked.matcher(question).find())
                .findFirst();
    }

    public boolean in(String sentence) {
        return given.matcher(sentence).find();
    }

    /** What a question says beside asking for it. */
    public String without(String question) {
        return asked.matcher(question).replaceAll(" ");
    }
}
