package dev.evenhand.bot.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a text says nothing its sources do not: every number, date, amount, address, link and name of it must
 * stand in them. Strict on purpose, for a text that fails costs only its wording: the article itself answers then.
 *
 * <p>What the customer said is no source: else a price would be true because somebody claimed it.
 */
public final class Grounding {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://|www\\.)[^\\s)\\]>，。]+|[\\w.+\\-]+@[\\w\\-]+\\.[\\w.\\-]+|\\b[a-z0-9\\-]+\\.(?:com|net|org|io|cn|de|co|shop|example)\\b\\S*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern CODE = Pattern.compile("\\b(?=\\w*\\d)(?=\\w*\\p{L})[\\p{L}\\d\\-]{2,}\\b");
    private static final Pattern NAME = Pattern.compile("(?<![.!?:\\n*\\-]\\s{0,3})(?<=\\S\\s)\\p{Lu}[\\p{L}'’\\-]+");
    private static final Pattern CHINESE_AMOUNT =
            Pattern.compile("[一二两三四五六七八九十百千万半零]+(?:个)?(?:天|日|元|块|月|年|折|小时|分钟|周|次|件|工作日|%|％)");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}']{4,}");
    /** How much of a text's words has to come from its sources or from the question. */
    private static final double OWN_WORDS = 0.45;

    private static final int STEM = 5;

    /** Words that promise something as a number does. */
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:free|refund\\w*|guarantee\\w*|discount\\w*|voucher\\w*|coupon\\w*|compensat\\w*|lifetime|unlimited|half price)\\b|免费|包邮|退款|赔偿|保证|优惠券?|折扣|半价|终身|无限");

    private static final Pattern MONTH_OR_DAY = Pattern.compile(
            "\\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\\b|(?:周|星期)[一二三四五六日天]|春节|国庆|双十一");

    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
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
    private static final Pattern NUMBER_WORD =
            Pattern.compile("\\b(?:" + String.join("|", NUMBER_WORDS.keySet()) + ")\\b");

    private final String sources;
    private final Set<String> sourceNumbers;
    private final Set<String> knownWords;

    /** Judges by these sources; {@code question} only says which words are no surprise. */
    public Grounding(List<String> sources, String question) {
        this.sources = folded(String.join("\n", sources));
        this.sourceNumbers = numbers(this.sources);
        this.knownWords = words(this.sources + "\n" + folded(question)).collect(Collectors.toSet());
    }

    /** What is not grounded, in a few words; empty when all is. */
    public Optional<String> fault(String text) {
        String plain = folded(text);
        return missing(ADDRESS, plain)
                .or(() -> numbers(plain).stream()
                        .filter(number -> !sourceNumbers.contains(number))
                        .findFirst())
                .or(() -> missing(CHINESE_AMOUNT, plain))
                .or(() -> missing(MONTH_OR_DAY, plain))
                .or(() -> missing(PROMISE, plain))
                .or(() -> missing(CODE, plain))
                .or(() -> missingName(text))
                .map(found -> "\"" + found + "\" stands in no source");
    }

    /** Whether the text as a whole is about what the sources are about. */
    public boolean aboutTheSources(String text) {
        var own = words(folded(text)).toList();
        long known = own.stream().filter(knownWords::contains).count();
        return !own.isEmpty() && known >= OWN_WORDS * own.size();
    }

    private Optional<String> missing(Pattern pattern, String plain) {
        return found(pattern, plain)
                .filter(part -> !sources.contains(trimmed(part)))
                .findFirst();
    }

    /** Names are judged by their letters; a sentence's first word is capital by its place. */
    private Optional<String> missingName(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return found(NAME, plain)
                .filter(name -> !knownWords.contains(stem(name.toLowerCase(Locale.ROOT)))
                        && !sources.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static Set<String> numbers(String plain) {
        var digits = found(NUMBER, plain).map(Grounding::plainNumber);
        var inWords = found(NUMBER_WORD, plain).map(word -> NUMBER_WORDS.getOrDefault(word, word));
        return Stream.concat(digits, inWords).collect(Collectors.toSet());
    }

    /** 1,000.00 and 1000 are one number. */
    private static String plainNumber(String number) {
        String ungrouped = number.replaceAll("[,](?=\\d{3}(?:\\D|$))", "").replace(',', '.');
        return ungrouped.contains(".") ? ungrouped.replaceAll("0+$", "").replaceAll("\\.$", "") : ungrouped;
    }

    private static Stream<String> words(String plain) {
        return found(WORD, plain).map(Grounding::stem);
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static String trimmed(String part) {
        return part.replaceAll("[.,;:!?/)]+$", "");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
