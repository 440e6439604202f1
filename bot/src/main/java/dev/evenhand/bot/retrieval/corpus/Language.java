package dev.evenhand.bot.retrieval.corpus;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a language is cut into words, and words into letter sequences that survive a misspelling. */
public enum Language {
    /** Words are runs of letters and digits; sequences of 2 to 4 letters inside a word, its ends marked. */
    ENGLISH {
        @Override
        public List<String> words(String text) {
            return split(fold(text));
        }

        @Override
        public List<String> grams(String text) {
            var grams = new ArrayList<String>();
            words(text).forEach(word -> addGrams("#" + word + "#", 2, 4, grams));
            return grams;
        }
    },
    /** Words by segmentation; sequences of 1 to 3 characters of a run of ideographs, Latin words as in English. */
    CHINESE {
        @Override
        public List<String> words(String text) {
            return ChineseWords.of(fold(text));
        }

        @Override
        public List<String> grams(String text) {
            var grams = new ArrayList<String>();
            for (String run : split(IDEOGRAPHS.matcher(fold(text)).replaceAll(" $0 "))) {
                if (Character.isIdeographic(run.codePointAt(0))) {
                    addGrams(run, 1, 3, grams);
                } else {
                    addGrams("#" + run + "#", 2, 4, grams);
                }
            }
            return grams;
        }
    };

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern LATIN_WORD = Pattern.compile("[a-z]{2,}");
    private static final Pattern IDEOGRAPHS = Pattern.compile("\\p{IsIdeographic}+");

    /** The words of a text in their order, folded to one form of letters. */
    public abstract List<String> words(String text);

    /** The letter sequences of a text, with repetitions. */
    public abstract List<String> grams(String text);

    /** Chinese when at least a third of the letters are ideographs, English otherwise. */
    public static Language of(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long ideographs = text.codePoints().filter(Character::isIdeographic).count();
        return ideographs > 0 && 3 * ideographs >= letters ? CHINESE : ENGLISH;
    }

    /** Whether a text holds words of both scripts, as "这个 order 到哪了". */
    public static boolean mixed(String text) {
        return IDEOGRAPHS.matcher(text).find() && LATIN_WORD.matcher(fold(text)).find();
    }

    /** Full-width forms and ligatures become plain ones, letters small, apostrophes vanish. */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return APOSTROPHES.matcher(plain).replaceAll("");
    }

    private static List<String> split(String folded) {
        return BETWEEN_WORDS
                .splitAsStream(folded)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void addGrams(String word, int shortest, int longest, List<String> into) {
        for (int length = shortest; length <= longest; length++) {
            for (int from = 0; from + length <= word.length(); from++) {
                into.add(word.substring(from, from + length));
            }
        }
    }
}
