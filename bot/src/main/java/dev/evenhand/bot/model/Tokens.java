package dev.evenhand.bot.model;

import java.util.regex.Pattern;

/**
 * About how many tokens a text is, without any model's own vocabulary: a Chinese character, a mark or three digits each
 * count one, a word one for every four letters. Off by a quarter at most on ordinary prose, and rather too high: meant
 * for windows, and for servers that do not report what they used.
 */
final class Tokens {

    private static final Pattern PIECE =
            Pattern.compile("\\p{IsHan}|\\p{N}{1,3}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]{1,4}|\\S");

    private Tokens() {}

    static int in(String text) {
        return (int) PIECE.matcher(text).results().count();
    }
}
