package dev.evenhand.bot.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what identifies a customer by placeholders such as {@code [EMAIL_1]}, and puts it back. One object serves
 * one conversation's call; the same value always gets the same placeholder.
 */
public final class Redaction {

    /** In this order, for a longer number must not be taken for a shorter kind. */
    private static final List<Kind> KINDS = List.of(
            new Kind("EMAIL", "[\\p{L}\\p{N}._%+\\-]{1,64}@[\\p{L}\\p{N}.\\-]{1,190}\\.\\p{L}{2,24}", text -> true),
            new Kind("IBAN", "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]){11,30}\\b", Checksums::iban),
            new Kind("ID", "(?<!\\d)\\d{17}[\\dXx](?!\\d)", Checksums::chineseIdentity),
            new Kind("CARD", "(?<!\\d)\\d(?:[ \\-]?\\d){12,18}(?!\\d)", Checksums::card),
            new Kind("ID", "(?<![\\d\\-])\\d{3}-\\d{2}-\\d{4}(?![\\d\\-])", text -> true),
            new Kind("ID", "\\b[A-CEGHJ-PR-TW-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b", text -> true),
            new Kind("PHONE", "(?<![\\d+])(?:\\+|00)\\d(?:[ .\\-/()]{0,2}\\d){6,14}(?!\\d)", text -> true),
            new Kind("PHONE", "(?<!\\d)1[3-9]\\d(?:[ \\-]?\\d{4}){2}(?!\\d)", text -> true),
            new Kind("PHONE", "(?<![\\d(])\\(?0?\\d{2,4}\\)?[ \\-./]\\d{3,4}[ \\-.]\\d{3,4}(?!\\d)", text -> true));

    private final Map<String, String> placeholders = new LinkedHashMap<>();

    /** The text with placeholders in the place of what identifies somebody. */
    public String redacted(String text) {
        String rest = text;
        for (var kind : KINDS) {
            rest = replaced(kind, rest);
        }
        return rest;
    }

    private String replaced(Kind kind, String text) {
        Matcher matcher = kind.pattern.matcher(text);
        var out = new StringBuilder();
        while (matcher.find()) {
            String value = matcher.group();
            String instead = kind.genuine.test(value) ? placeholder(kind.name, value) : value;
            matcher.appendReplacement(out, Matcher.quoteReplacement(instead));
        }
        return matcher.appendTail(out).toString();
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

    private record Kind(String name, Pattern pattern, Predicate<String> genuine) {
        Kind(String name, String pattern, Predicate<String> genuine) {
            this(name, Pattern.compile(pattern), genuine);
        }
    }
}
