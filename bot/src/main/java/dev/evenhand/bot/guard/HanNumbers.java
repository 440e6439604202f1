package dev.evenhand.bot.guard;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chinese numerals as digits wherever they certainly count: {@code 八十美元}, {@code 百分之五}, {@code 三成} and {@code
 * 壹佰元} become {@code 80美元}, {@code 5%}, {@code 30%} and {@code 100元}. A single numeral stays, for it is part of many
 * words; with a unit behind it, it is read there.
 */
final class HanNumbers {

    static final String NUMERALS = "零〇一二两三四五六七八九十百千万亿";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸两〇";
    private static final String PLAIN = "一二三四五六七八九十百千万亿二三六二零";
    private static final Map<Character, Long> RANKS =
            Map.of('十', 10L, '百', 100L, '千', 1_000L, '万', 10_000L, '亿', 100_000_000L);
    /** Nothing begins inside a run, nor is a run taken in part: a long one would be read from each of its places. */
    private static final String DIGIT_RUN = "(?<!\\d)\\d++(?:\\.\\d++)?+";

    private static final String NUMERAL_RUN = "(?<![" + NUMERALS + "])[" + NUMERALS + "]++";
    private static final String NUMBER = "(" + DIGIT_RUN + "|" + NUMERAL_RUN + ")";

    private static final Pattern HUNDREDTHS = Pattern.compile("百分之" + NUMBER);
    private static final Pattern WHOLE = Pattern.compile("百分之?百");
    private static final Pattern PARTS = Pattern.compile(NUMBER + "分之" + NUMBER);
    /** 三成 is thirty per cent; 成 also begins and ends many words. */
    private static final Pattern TENTHS = Pattern.compile("(\\d|[一二两三四五六七八九])成(半)?(?![为功员人品分立套长熟年果绩都交本])");

    private static final Pattern POINT = Pattern.compile("(" + NUMERAL_RUN + ")点([零〇一二三四五六七八九]+)(?![钟到至前后半])");
    /** 万一, 千万 and 一一 are words for "in case", "by all means" and "one after the other". */
    private static final Pattern RUN =
            Pattern.compile("(?!万一|千万[别不要记注小请勿]|一一(?![" + NUMERALS + "]))[" + NUMERALS + "]{2,}");

    private static final Pattern RANKED = Pattern.compile("(" + DIGIT_RUN + ")([百千万亿])(?!\\p{IsHan}*分之)");

    private HanNumbers() {}

    static String inDigits(String folded) {
        String counted = plainNumerals(folded);
        counted = WHOLE.matcher(counted).replaceAll("100%");
        counted = HUNDREDTHS.matcher(counted).replaceAll(part -> value(part.group(1)) + "%");
        counted = PARTS.matcher(counted).replaceAll(part -> value(part.group(2)) + "/" + value(part.group(1)));
        counted = TENTHS.matcher(counted)
                .replaceAll(part -> value(part.group(1)) + (part.group(2) == null ? "0%" : "5%"));
        counted = POINT.matcher(counted).replaceAll(part -> value(part.group(1)) + "." + positions(part.group(2)));
        counted = RUN.matcher(counted).replaceAll(run -> value(run.group()));
        return RANKED.matcher(counted).replaceAll(part -> new BigDecimal(part.group(1))
                .multiply(BigDecimal.valueOf(rank(part.group(2).charAt(0))))
                .stripTrailingZeros()
                .toPlainString());
    }

    /** A number in digits or numerals, with 半 for a half behind it. */
    static String value(String number) {
        if (Character.isDigit(number.charAt(0))) {
            return number;
        }
        String plain = plainNumerals(number);
        boolean half = plain.contains("半");
        String whole = plain.replace("半", "");
        boolean ranked = whole.chars().anyMatch(letter -> RANKS.containsKey((char) letter));
        String value = whole.isEmpty() ? "0" : ranked ? Long.toString(ranks(whole)) : positions(whole);
        return half ? value + ".5" : value;
    }

    private static String plainNumerals(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            int formal = FORMAL.indexOf(plain.charAt(i));
            if (formal >= 0) {
                plain.setCharAt(i, PLAIN.charAt(formal));
            }
        }
        return plain.toString();
    }

    /** 二零二六 is 2026. */
    private static String positions(String numerals) {
        var digits = new StringBuilder();
        numerals.chars().forEach(letter -> digits.append(DIGITS.indexOf(letter)));
        return digits.toString();
    }

    private static long ranks(String numerals) {
        long total = 0;
        long group = 0;
        long digit = -1;
        for (int i = 0; i < numerals.length(); i++) {
            char letter = numerals.charAt(i);
            long rank = RANKS.getOrDefault(letter, 0L);
            if (rank >= 10_000) {
                total = (total + group + Math.max(digit, 0)) * rank;
                group = 0;
                digit = -1;
            } else if (rank > 0) {
                group += (digit < 0 ? 1 : digit) * rank;
                digit = -1;
            } else {
                digit = DIGITS.indexOf(letter);
            }
        }
        return total + group + Math.max(digit, 0);
    }

    private static long rank(char letter) {
        return RANKS.getOrDefault(letter, 1L);
    }
}
