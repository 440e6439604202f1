package dev.evenhand.bot.escalation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Hears cues in messages, in every language at once: a Chinese conversation may contain an English "human please". */
final class Ear {

    /** Longer pieces are judged by their beginning and end; whoever speaks of so much at once is heard sentence by sentence. */
    private static final int LISTENED = 600;

    private static final Pattern APOSTROPHES = Pattern.compile("[’‘`´ʼ]");
    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\u00a0\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f\\ufeff]+");
    private static final Pattern ENDS = Pattern.compile("^[\\p{P}\\p{S}\\s&&[^']]+|[\\p{P}\\p{S}\\s&&[^']]+$");
    private static final Pattern SHOUT = Pattern.compile("[!?❗❓]{5,}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

    /** Latin alternatives match whole words only; Chinese has no blanks to go by. */
    private static final String LATIN_WORD = "(?<![\\p{L}\\p{N}'])(?:%s)(?![\\p{L}\\p{N}'])";

    private static final String CHINESE_WORD = "(?:%s)(?![a-z'])";

    private final Map<Cue, List<Pattern>> words = new ConcurrentHashMap<>();

    boolean hears(Cue cue, String folded) {
        return Cues.LANGUAGES.stream()
                .anyMatch(cues -> of(cues, cue).matcher(folded).find());
    }

    int count(Cue cue, String folded) {
        return Cues.LANGUAGES.stream()
                .mapToInt(cues -> (int) of(cues, cue).matcher(folded).results().count())
                .sum();
    }

    /** The text with everything a cue matches taken out. */
    String without(Cue cue, String folded) {
        String rest = folded;
        for (var cues : Cues.LANGUAGES) {
            rest = of(cues, cue).matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    /** A text as it was written, without what addresses somebody at its beginning. */
    String withoutAddress(String text) {
        return Cues.ADDRESSED.matcher(text).replaceFirst("");
    }

    /** Whether the text says only what the cues mean and words that mean nothing. */
    boolean nothingBut(List<Cue> allowed, String folded) {
        return !worded(folded).isBlank() && withoutWords(allowed, folded).isBlank();
    }

    /** The words of the text that none of the cues means. */
    String withoutWords(List<Cue> cues, String folded) {
        String rest = worded(folded);
        for (var cue : cues) {
            for (var pattern : words(cue)) {
                rest = pattern.matcher(rest).replaceAll(" ");
            }
        }
        return rest;
    }

    /** Whether a cue stands in the text as whole words. */
    boolean hearsWord(Cue cue, String folded) {
        String text = worded(folded);
        return words(cue).stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private List<Pattern> words(Cue cue) {
        return words.computeIfAbsent(
                cue,
                key -> List.of(
                        framed(LATIN_WORD, Cues.LANGUAGES.get(0), key),
                        framed(CHINESE_WORD, Cues.LANGUAGES.get(1), key)));
    }

    private static Pattern framed(String frame, Map<Cue, Pattern> cues, Cue cue) {
        return Pattern.compile(frame.formatted(of(cues, cue).pattern()));
    }

    private static String worded(String folded) {
        return " " + NO_LETTERS.matcher(folded).replaceAll(" ").strip() + " ";
    }

    private static Pattern of(Map<Cue, Pattern> cues, Cue cue) {
        return java.util.Objects.requireNonNull(cues.get(cue));
    }

    /** Whether marks of exclamation or question stand in a heap; folding takes them from the ends. */
    static boolean shouts(String text) {
        return SHOUT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).find();
    }

    /** Small letters, straight apostrophes, single blanks, no punctuation at the ends. */
    static String folded(String text) {
        String plain =
                Normalizer.normalize(Emoji.inWords(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String straight = APOSTROPHES.matcher(plain).replaceAll("'");
        String spaced = BLANKS.matcher(straight).replaceAll(" ").strip();
        String bare = ENDS.matcher(spaced).replaceAll("");
        return bare.length() <= LISTENED
                ? bare
                : bare.substring(0, LISTENED / 2) + " " + bare.substring(bare.length() - LISTENED / 2);
    }

    /** Compiled once, on first use: some hundred milliseconds that no event loop should spend. */
    private static final class Cues {
        static final List<Map<Cue, Pattern>> LANGUAGES = List.of(CueFile.read("en"), CueFile.read("zh"));
        static final Pattern ADDRESSED = Pattern.compile(
                "(?i)^(?:(?:%s)[\\s,!.]+)+(?=\\p{L})|^(?:(?:%s)[啊呀哈，,\\s]*)+".formatted(address(0), address(1)));

        private static String address(int language) {
            return of(LANGUAGES.get(language), Cue.ADDRESS).pattern();
        }
    }
}
