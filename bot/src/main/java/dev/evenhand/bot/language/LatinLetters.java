package dev.evenhand.bot.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Languages in Latin letters, by two witnesses: a detector that compares letter sequences, and the small words of each
 * language.
 *
 * <p>The detector alone takes "do i need a visa" for Italian and "cancle" for French; English small words overrule it.
 */
final class LatinLetters {

    /** So much likelier than English a language has to be when one of its small words stands in the message … */
    private static final double WITH_WITNESS = 1.10;
    /** … and when none does, as in "siparişim nerede". */
    private static final double WITHOUT_WITNESS = 1.6;

    private static final int FEWEST_LETTERS = 8;
    private static final int LONGEST = 1_000;
    private static final Pattern NO_WORDS =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@\\S+|(?i:https?://|www\\.)\\S+|\\S*\\p{N}\\S*");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern ENGLISH_APOSTROPHE =
            Pattern.compile("(?<=\\p{L})['’](?=(?:s|t|m|d|re|ve|ll)(?!\\p{L}))");

    /** One or more syllables of Chinese as typed without a Chinese keyboard. */
    private static final Pattern PINYIN = Pattern.compile(
            "(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
                    + "(?:i?ang?|i?ong|[iu]?eng?|ingn?|i?ao|[iu]?ai|[eu]?i[en]?|i?ou?|u?o|u?ang?|i?u[en]?|[iuv]?e|er|i?a|ua|v))+");

    private LatinLetters() {}

    static Optional<String> foreign(String text) {
        String plain = plain(text);
        var words = BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList();
        long letters = plain.codePoints().filter(Character::isLetter).count();
        boolean pinyin = words.stream().allMatch(word -> PINYIN.matcher(word).matches());
        if (letters < FEWEST_LETTERS || words.size() < 2 || pinyin || !latin(plain, letters)) {
            return Optional.empty();
        }
        return possible(words)
                ? Detector.likeliest(plain).filter(guess -> sure(guess, words)).map(Detector.Guess::language)
                : Optional.empty();
    }

    /** Spares most messages the detector. */
    private static boolean possible(List<String> words) {
        return FunctionWords.english(words) == 0
                || FunctionWords.languages().stream().anyMatch(language -> FunctionWords.majority(language, words) > 0);
    }

    private static boolean sure(Detector.Guess guess, List<String> words) {
        boolean witness = FunctionWords.majority(guess.language(), words) > 0;
        return (witness && guess.againstEnglish() >= WITH_WITNESS)
                || (FunctionWords.english(words) == 0 && guess.againstEnglish() >= WITHOUT_WITNESS);
    }

    /** In small letters, without addresses and numbers; don't becomes dont, but l'article stays two words. */
    private static String plain(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String small = NO_WORDS.matcher(start).replaceAll(" ").toLowerCase(Locale.ROOT);
        return ENGLISH_APOSTROPHE.matcher(small).replaceAll("").strip();
    }

    private static boolean latin(String text, long letters) {
        long latin = text.codePoints()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)
                .count();
        return 10 * latin >= 9 * letters;
    }
}
