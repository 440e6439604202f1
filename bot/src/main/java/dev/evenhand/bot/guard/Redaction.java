package dev.evenhand.bot.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Replaces what identifies a customer by placeholders such as {@code [EMAIL_1]}, and puts it back as it was written. One
 * object serves one conversation's call; the same value always gets the same placeholder.
 *
 * <p>Full-width letters and digits count as the plain ones, and numbers are found with blanks, dots or dashes between
 * their digits. Where digits alone say too little, as with bank cards without a check digit, the word before them decides.
 */
public final class Redaction {

    /** Between two digits of one number. */
    private static final String SEP = "[ .\\-_\\u00b7\\u2010-\\u2015\\u200b-\\u200d\\u2060]{0,2}";

    /** What people write before a telephone number. */
    private static final String ANNOUNCED =
            "(?<=(?:电话|手机|座机|热线|phone|tel|telephone|mobile|cell|whatsapp|fax|(?:call|ring|text|reach) me (?:on|at))";

    /** Between the word for a number and the number. */
    private static final String IS = "[号码是为:#. ]{0,4}";

    /** In this order: what a word announces first, and no longer number may be taken for a shorter kind. */
    private static final List<Kind> KINDS = List.of(
            new Kind("EMAIL", "[\\p{L}\\p{N}._%+\\-]{1,64}@[\\p{L}\\p{N}.\\-]{1,190}\\.\\p{L}{2,24}", text -> true),
            new Kind(
                    "IBAN",
                    "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?:[ .\\-]?[A-Z0-9]){11,30}(?![A-Za-z0-9])",
                    Checksums::iban),
            new Kind("ID", "(?<=(?:身份证|证件)" + IS + ")\\d(?:" + SEP + "[\\dX]){14,17}(?!\\d)", text -> true),
            new Kind("ID", "(?<=(?:护照|passport)" + IS + ")[A-Z]{1,2}\\d{6,9}(?!\\d)", text -> true),
            new Kind("CARD", "(?<=(?:卡|account|card)" + IS + ")\\d(?:" + SEP + "\\d){12,18}(?!\\d)", Checksums::card),
            new Kind("CARD", "(?<=(?:卡|account|card)" + IS + ")\\d(?:" + SEP + "\\d){14,18}(?!\\d)", text -> true),
            new Kind("PHONE", ANNOUNCED + IS + ")\\d(?:[/ ]?" + SEP + "\\d){6,11}(?!\\d)", text -> true),
            new Kind("PHONE", "(?<![\\d+])(?:\\+|00)\\d(?:[ .\\-/()]{0,2}\\d){6,14}(?!\\d)", text -> true),
            new Kind("ID", "(?<!\\d)\\d(?:" + SEP + "\\d){16}" + SEP + "[\\dX](?!\\d)", Checksums::chineseIdentity),
            new Kind("CARD", "(?<!\\d)\\d(?:" + SEP + "\\d){12,18}(?!\\d)", Checksums::card),
            new Kind("ID", "(?<![\\d\\-])\\d{3}-\\d{2}-\\d{4}(?![\\d\\-])", text -> true),
            new Kind(
                    "ID",
                    "(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D](?![A-Za-z0-9])",
                    text -> true),
            new Kind("PHONE", "(?<!\\d)1" + SEP + "[3-9](?:" + SEP + "\\d){9}(?!\\d)", text -> true),
            new Kind("PHONE", "(?<!\\d)(?:\\(0\\d{2,3}\\) ?|0\\d{2,3}[ \\-])\\d{7,8}(?!\\d)", text -> true),
            new Kind("PHONE", "(?<![\\d.,\\-])0[1-9]\\d{1,4}[ /\\-]?\\d{5,8}(?![\\d\\-])", text -> true),
            new Kind("PHONE", "(?<![\\d(])\\(?0?\\d{2,4}\\)?[ \\-./]\\d{3,4}[ \\-.]\\d{3,4}(?!\\d)", text -> true));

    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final List<Kind> told = new ArrayList<>();

    /** From now on this value too is replaced wherever it stands as a whole, such as the name of a customer. */
    public void hide(String value) {
        String bare = AROUND.matcher(plain(value)).replaceAll("");
        if (!bare.isEmpty()) {
            String whole = "(?<![a-z0-9])" + Pattern.quote(bare) + "(?![a-z0-9])";
            told.add(new Kind("PERSONAL", whole, text -> true));
        }
    }

    /** The text with placeholders in the place of what identifies somebody. */
    public String redacted(String text) {
        String rest = text;
        for (var kind : told) {
            rest = replaced(kind, rest);
        }
        for (var kind : KINDS) {
            rest = replaced(kind, rest);
        }
        return rest;
    }

    private String replaced(Kind kind, String text) {
        String plain = plain(text);
        var matcher = kind.pattern.matcher(plain);
        var out = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (from <= plain.length() && matcher.find(from)) {
            int end = kind.end(plain, matcher.start(), matcher.end());
            if (end < 0) {
                from = matcher.start() + 1;
                continue;
            }
            out.append(text, copied, matcher.start())
                    .append(placeholder(kind.name, text.substring(matcher.start(), end)));
            copied = end;
            from = end;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Full-width characters and the digits of other scripts as plain ones, each in its place. */
    private static String plain(String text) {
        var plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            plain.setCharAt(i, plain(plain.charAt(i)));
        }
        return plain.toString();
    }

    private static char plain(char letter) {
        if (letter >= '！' && letter <= '～') {
            return (char) (letter - '！' + '!');
        }
        if (Character.isDigit(letter)) {
            return (char) ('0' + Character.digit(letter, 10));
        }
        return Character.isSpaceChar(letter) ? ' ' : letter;
    }

    private String placeholder(String kind, String value) {
        return placeholders.computeIfAbsent(value, unseen -> {
            long before = placeholders.values().stream()
                    .filter(name -> name.startsWith("[" + kind + "_"))
                    .count();
            return "[" + kind + "_" + (before + 1) + "]";
        });
    }

    /** The text with the values back in the place of their placeholders. */
    public String restored(String text) {
        String rest = text;
        for (var entry : placeholders.entrySet()) {
            rest = rest.replace(entry.getValue(), entry.getKey());
        }
        return rest;
    }

    /** The text without its placeholders: they stand for words of the customer, not for anything that was said. */
    public String withoutPlaceholders(String text) {
        String rest = text;
        for (var placeholder : placeholders.values()) {
            rest = rest.replace(placeholder, "");
        }
        return rest;
    }

    private record Kind(String name, Pattern pattern, Predicate<String> genuine) {
        private static final int SHORTEST = 13;

        Kind(String name, String pattern, Predicate<String> genuine) {
            this(name, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), genuine);
        }

        /** Where the longest genuine value that begins here ends, for another number may follow; -1 where there is none. */
        int end(String text, int start, int last) {
            for (int end = last; end > start && (end == last || end - start >= SHORTEST); end--) {
                boolean whole = end == last || !Character.isLetterOrDigit(text.charAt(end));
                if (whole
                        && Character.isLetterOrDigit(text.charAt(end - 1))
                        && genuine.test(text.substring(start, end))) {
                    return end;
                }
            }
            return -1;
        }
    }
}
