package dev.evenhand.bot.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a text says nothing its sources do not: every number, quantity, date, amount, address, link and name of
 * it must stand in them. Strict on purpose, for a text that fails costs only its wording: the article itself answers
 * then.
 *
 * <p>What the customer said is no source: else a price would be true because somebody claimed it. Sense is not checked:
 * a "not" left out passes here.
 */
public final class Grounding {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://|www\\.)[^\\s)\\]>，。]+|[\\w.+\\-]+@[\\w\\-]+\\.[\\w.\\-]+|\\b[a-z0-9\\-]+\\.(?:com|net|org|io|cn|de|co|shop|example)\\b\\S*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern NUMBER_WORD =
            Pattern.compile("\\b(?:" + String.join("|", Numbers.WORDS.keySet()) + ")\\b");
    private static final Pattern CODE =
            Pattern.compile("\\b(?!\\d+(?:st|nd|rd|th)\\b)(?=\\w*\\d)(?=\\w*\\p{L})[\\p{L}\\d\\-]{2,}\\b");
    private static final Pattern NAME = Pattern.compile("(?<![.!?:\\n*\\-]\\s{0,3})(?<=\\S\\s)\\p{Lu}[\\p{L}'’\\-]+");
    private static final Pattern FIRST_WORD = Pattern.compile("(?:^|[.!?:\\n*]\\s{0,3})(\\p{Lu}[\\p{L}'’\\-]+)");
    private static final Pattern QUOTED = Pattern.compile("[《「『“\"]([^》」』”\"]{2,40})[》」』”\"]");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}']{4,}");
    /** How much of a text's words has to come from its sources or from the question. */
    private static final double OWN_WORDS = 0.45;

    private static final int STEM = 5;

    /** Words that promise something as a number does. */
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:free|refund\\w*|guarantee\\w*|discount\\w*|voucher\\w*|coupon\\w*|compensat\\w*|lifetime|unlimited|half price)\\b|免费|包邮|退款|赔偿|保证|优惠券?|折扣|半价|终身|无限");

    private static final Pattern MONTH_OR_DAY = Pattern.compile(
            "\\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\\b|(?:周|星期)[一二三四五六日天]|春节|国庆|双十一");

    /** How sentences begin; any other first word that is new is taken for a name. */
    private static final Set<String> BEGINNINGS = Set.of(
            ("a after all also although an and any anyone anything as at because before both but by can check choose click"
                            + " contact could details do does during each either enter every everything first follow for from give go"
                            + " great hello here hi how however i if in it it's items just keep let like look make may maybe"
                            + " more most must my need next no not note nothing now of on once one only open or orders other"
                            + " otherwise our out over per please press return same see select send should simply since so some"
                            + " sorry sure take tap thank thanks that that's the their them then there these they this those"
                            + " though to today try under unless until use usually we we'll we're what when where whether which"
                            + " while who why will with within without would yes yet you you'll you're your")
                    .split(" "));

    private final String sources;
    private final Set<String> sourceNumbers;
    private final Set<String> sourceQuantities;
    private final Set<String> sourceWords;
    private final Set<String> knownWords;

    /** Judges by these sources; {@code question} only says what the text may be about. */
    public Grounding(List<String> sources, String question) {
        this.sources = folded(String.join("\n", sources));
        this.sourceQuantities = Quantities.in(this.sources);
        this.sourceNumbers = Stream.concat(
                        numbers(this.sources).stream(),
                        sourceQuantities.stream().map(quantity -> quantity.split(" ", 2)[0]))
                .collect(Collectors.toSet());
        this.sourceWords = words(this.sources).collect(Collectors.toSet());
        this.knownWords = words(this.sources + "\n" + folded(question)).collect(Collectors.toSet());
    }

    /** What is not grounded, in a few words; empty when all is. */
    public Optional<String> fault(String text) {
        String plain = folded(text);
        return missing(ADDRESS, plain)
                .or(() -> without(sourceNumbers, numbers(plain)))
                .or(() -> without(sourceQuantities, Quantities.in(plain)))
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

    private static Optional<String> without(Set<String> known, Set<String> said) {
        return said.stream().filter(part -> !known.contains(part)).findFirst();
    }

    private Optional<String> missing(Pattern pattern, String plain) {
        return found(pattern, plain)
                .filter(part -> !sources.contains(trimmed(part)))
                .findFirst();
    }

    /** Names are judged by their letters, or by the marks around them. */
    private Optional<String> missingName(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var capital = found(NAME, plain).filter(name -> !known(name));
        var first = groups(FIRST_WORD, plain)
                .filter(word -> !known(word) && !BEGINNINGS.contains(small(word).replace('’', '\'')))
                .filter(word -> !small(word).endsWith("ly"));
        var quoted = groups(QUOTED, plain).filter(name -> !sources.contains(folded(name)));
        return Stream.of(capital, first, quoted).flatMap(names -> names).findFirst();
    }

    private boolean known(String name) {
        return sourceWords.contains(stem(small(name))) || sources.contains(small(name));
    }

    private static Set<String> numbers(String plain) {
        return Stream.concat(found(NUMBER, plain), found(NUMBER_WORD, plain))
                .map(Numbers::plain)
                .collect(Collectors.toSet());
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

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String trimmed(String part) {
        return part.replaceAll("[.,;:!?/)]+$", "");
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
