package dev.evenhand.bot.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Languages that their letters alone give away. */
final class Scripts {

    private static final Map<UnicodeScript, String> LANGUAGES = Map.of(
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.THAI, "th",
            UnicodeScript.GREEK, "el",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.DEVANAGARI, "hi");

    /** Letters Ukrainian has and Russian has not. */
    private static final String UKRAINIAN = "іїєґ";

    private static final int FEWEST_KANA = 2;

    private Scripts() {}

    /** The language of the script most letters belong to; empty for Latin letters and Chinese. */
    static Optional<String> foreign(String text) {
        var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
        int letters = counts.values().stream().mapToInt(count -> count).sum();
        int kana = counts.getOrDefault(UnicodeScript.HIRAGANA, 0) + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
        // Japanese writes its nouns with ideographs; a single の is also used for fun in Chinese.
        if (kana >= FEWEST_KANA && 10 * kana >= 3 * letters) {
            return Optional.of("ja");
        }
        return counts.entrySet().stream()
                .filter(count -> 2 * count.getValue() > letters && LANGUAGES.containsKey(count.getKey()))
                .findFirst()
                .map(count -> language(count.getKey(), text));
    }

    private static String language(UnicodeScript script, String text) {
        boolean ukrainian = script == UnicodeScript.CYRILLIC
                && text.toLowerCase(java.util.Locale.ROOT).chars().anyMatch(letter -> UKRAINIAN.indexOf(letter) >= 0);
        return ukrainian ? "uk" : LANGUAGES.getOrDefault(script, "");
    }
}
