package dev.evenhand.bot.guard;

import java.util.Map;

/** Numbers in digits, English words and Chinese characters, brought to plain digits. */
final class Numbers {

    static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("ninety", "90"),
            Map.entry("hundred", "100"),
            Map.entry("thousand", "1000"),
            Map.entry("dozen", "12"));

    private static final String HAN_DIGITS = "零一二三四五六七八九";
    private static final Map<Character, Integer> HAN_RANKS = Map.of('十', 10, '百', 100, '千', 1_000, '万', 10_000);

    private Numbers() {}

    /** 1,000.00, 1000, "thousand" and 一千 are one number. */
    static String plain(String number) {
        if (number.equals("one")) {
            return "1";
        }
        var word = WORDS.get(number);
        if (word != null) {
            return word;
        }
        return Character.isDigit(number.charAt(0)) ? digits(number) : han(number);
    }

    private static String digits(String number) {
        String ungrouped = number.replaceAll(",(?=\\d{3}(?:\\D|$))", "").replace(',', '.');
        return ungrouped.contains(".") ? ungrouped.replaceAll("0+$", "").replaceAll("\\.$", "") : ungrouped;
    }

    private static String han(String number) {
        int total = 0;
        int digit = -1;
        for (char letter : number.replace('两', '二').toCharArray()) {
            var rank = HAN_RANKS.get(letter);
            if (letter == '半') {
                return total + Math.max(digit, 0) + ".5";
            } else if (rank == null) {
                digit = HAN_DIGITS.indexOf(letter);
            } else if (rank == 10_000) {
                total = (total + Math.max(digit, 0)) * rank;
                digit = -1;
            } else {
                total += (digit < 0 ? 1 : digit) * rank;
                digit = -1;
            }
        }
        return Integer.toString(total + Math.max(digit, 0));
    }
}
