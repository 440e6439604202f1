package dev.evenhand.bot.guard;

import java.math.BigInteger;
import java.util.Locale;

/** Check digits, so that an order number is not taken for a card. */
final class Checksums {

    private static final int[] IDENTITY_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String IDENTITY_CHECKS = "10X98765432";

    private Checksums() {}

    /** Payment cards: Luhn, ISO/IEC 7812-1. */
    static boolean card(String text) {
        String digits = text.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
    }

    /** Bank accounts: ISO 13616, remainder 1 modulo 97. */
    static boolean iban(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        var digits = new StringBuilder();
        (plain.substring(4) + plain.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** Chinese resident identity numbers: GB 11643. */
    static boolean chineseIdentity(String written) {
        String text = written.replaceAll("[^0-9Xx]", "");
        if (text.length() != IDENTITY_WEIGHTS.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < IDENTITY_WEIGHTS.length; i++) {
            sum += IDENTITY_WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return Character.toUpperCase(text.charAt(17)) == IDENTITY_CHECKS.charAt(sum % 11);
    }
}
