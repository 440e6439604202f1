package dev.evenhand.bot.guard;

/** Numbers in digits, English words and Chinese characters, brought to plain digits. */
final class Numbers {

    private Numbers() {}

    /** Folded text with its spelled-out numbers in digits. */
    static String inDigits(String folded) {
        return HanNumbers.inDigits(EnglishNumbers.inDigits(folded));
    }

    /** 1,000.00, 1000 and 一千 are one number. */
    static String plain(String number) {
        if (number.equals("one")) {
            return "1";
        }
        return Character.isDigit(number.charAt(0)) ? digits(number) : HanNumbers.value(number);
    }

    private static String digits(String number) {
        String ungrouped = number.replaceAll(",(?=\\d{3}(?:\\D|$))", "").replace(',', '.');
        return ungrouped.contains(".") ? ungrouped.replaceAll("0+$", "").replaceAll("\\.$", "") : ungrouped;
    }
}
