package dev.evenhand.bot.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers with what they count, and days of the year, in one form for both languages: {@code 30-day}, {@code thirty
 * days} and {@code 三十天} are all {@code 30 day}; {@code 30 hours} is not. Expects folded text with its numbers in digits.
 */
final class Quantities {

    /** Longer units first, for the shorter ones are parts of them. */
    private static final List<Map.Entry<String, String>> UNITS = List.of(
            Map.entry("(?:business|working|work|week)[ -]?days?|个?工作日", "workday"),
            Map.entry("days?|天|日", "day"),
            Map.entry("hours?|hrs?|个?小时|个?钟头", "hour"),
            Map.entry("minutes?|mins?|分钟", "minute"),
            Map.entry("weeks?|周|个?星期", "week"),
            Map.entry("months?|个?月", "month"),
            Map.entry("years?|年", "year"),
            Map.entry("%|percent|per cent", "%"),
            Map.entry("euros?|eur|€|欧元?", "eur"),
            Map.entry("(?:us )?dollars?|usd|bucks|\\$|美元|美金|刀", "usd"),
            Map.entry("pounds?|quid|gbp|£|英镑", "gbp"),
            Map.entry("(?:hong kong )dollars?|hkd|港币|港元", "hkd"),
            Map.entry("yen|jpy|日元|日圆", "jpy"),
            Map.entry("cents?|pence|¢", "cent"),
            Map.entry("yuan|rmb|cny|¥|元|块|圆", "cny"),
            Map.entry("毛(?![毯巾绒衣线重利刷笔病发孔玻])|角(?![度落星色形])", "tenth of a yuan"),
            Map.entry("times?|[次遍趟]|回(?![复答来去])", "time"),
            Map.entry("倍|[- ]?fold", "fold"),
            Map.entry("items?|pieces?|件", "item"),
            Map.entry("折", "tenth of the price"),
            Map.entry("kilograms?|kilos?|kg|公斤|千克", "kg"),
            Map.entry("centimet(?:er|re)s?|cm|厘米", "cm"),
            Map.entry("met(?:er|re)s?|米", "m"));

    /** Names of units that are money. */
    static final Set<String> MONEY = Set.of("eur", "usd", "gbp", "hkd", "jpy", "cny");

    /** Nothing begins inside a run: a long one would be read from each of its places. */
    private static final String DIGITS = "(?<!\\d|\\d[.,])\\d++(?:[.,]\\d++)*+";

    private static final String HAN = "(?<![半" + HanNumbers.NUMERALS + "])[半" + HanNumbers.NUMERALS + "]+";
    private static final String NUMBER = "(" + DIGITS + "|" + HAN + "|\\bone\\b)";
    private static final List<Unit> PATTERNS =
            UNITS.stream().map(unit -> Unit.of(unit.getKey(), unit.getValue())).toList();

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "\\b(" + String.join("|", MONTHS) + ")[a-z]*\\.?";
    private static final String DAY = "\\b(\\d{1,2})(?:st|nd|rd|th)?\\b";
    private static final Pattern DAY_MONTH = Pattern.compile(DAY + "\\s+(?:of\\s+)?" + MONTH);
    private static final Pattern MONTH_DAY = Pattern.compile(MONTH + "\\s+" + DAY);
    private static final Pattern FIGURES = Pattern.compile("\\d{4}-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})月(\\d{1,2})[日号]");

    private Quantities() {}

    static Set<String> in(String counted) {
        var found = new HashSet<String>();
        PATTERNS.forEach(unit -> unit.collect(counted, found));
        dates(counted, found);
        return found;
    }

    private static void dates(String folded, Set<String> found) {
        DAY_MONTH.matcher(folded).results().forEach(date -> found.add(date(date.group(2), date.group(1))));
        MONTH_DAY.matcher(folded).results().forEach(date -> found.add(date(date.group(1), date.group(2))));
        FIGURES.matcher(folded).results().forEach(date -> {
            boolean iso = date.group(1) != null;
            found.add(Integer.parseInt(date.group(iso ? 1 : 3)) + "-" + Integer.parseInt(date.group(iso ? 2 : 4)));
        });
    }

    private static String date(String month, String day) {
        return MONTHS.indexOf(month) + 1 + "-" + Integer.parseInt(day);
    }

    /** A unit, and where it may stand: behind its number, for money in front of it as well. */
    private record Unit(Pattern behind, Optional<Pattern> before, String name) {

        static Unit of(String words, String name) {
            // No letter may follow: "5 monthly" is no month, "3 day" no part of "3 daylight".
            var behind = Pattern.compile(NUMBER + "[ -]?(?:" + words + ")(?![a-z])");
            var before = MONEY.contains(name)
                    ? Optional.of(Pattern.compile("(?<![a-z])(?:" + words + ") ?" + NUMBER))
                    : Optional.<Pattern>empty();
            return new Unit(behind, before, name);
        }

        void collect(String folded, Set<String> found) {
            collect(behind.matcher(folded), found);
            before.ifPresent(pattern -> collect(pattern.matcher(folded), found));
        }

        private void collect(Matcher matcher, Set<String> found) {
            var all = new ArrayList<String>();
            while (matcher.find()) {
                all.add(Numbers.plain(matcher.group(1)) + " " + name);
            }
            found.addAll(all);
        }
    }
}
