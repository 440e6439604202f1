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
 * it must stand in them, a number be said of the same thing there, and no deed or gift be promised that they do not. Strict on purpose, for a text that fails costs
 * only its wording: the article itself answers then.
 *
 * <p>What the customer said is no source: else a price would be true because somebody claimed it. Sense is not checked:
 * a "not" left out passes here.
 */
public final class Grounding {

    /** No part is longer than addresses allow: a long word would be read to its end from each of its letters. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)[^\\s)\\]>，。]+|[\\w.+\\-]{1,64}@[\\w\\-]+\\.[\\w.\\-]+"
                    + "|(?<![\\w@.])[a-z0-9](?:[a-z0-9\\-.]{0,251}[a-z0-9])?\\.[a-z]{2,24}(?![a-z])(?:[:/][^\\s)\\]>，。]*)?"
                    + "|[\\p{IsHan}a-z0-9\\-]{1,63}\\.(?:中国|公司|网络|网址|商城)");

    private static final Pattern NUMBER = Pattern.compile("\\d++(?:[.,]\\d++)*+");
    /** One numeral counts where a measure word follows; 一 before one mostly means "a". */
    private static final Pattern MEASURED = Pattern.compile("[两二三四五六七八九十](?=[个位名张把台套份双条盒箱包袋瓶斤克寸层种类项步页晚夜秒刻季度倍])");

    /** Letters and digits in one; "4天" is a number with a word behind it. */
    private static final Pattern CODE = Pattern.compile("(?<![\\p{IsLatin}\\d])(?!\\d+(?:st|nd|rd|th)(?!\\p{IsLatin}))"
            + "(?=\\w*\\d)(?=\\w*\\p{IsLatin})[\\p{IsLatin}\\d\\-]{2,}(?![\\p{IsLatin}\\d])");

    private static final Pattern NAME = Pattern.compile(
            "(?<![.!?:\\n*\\-]\\s{0,3})(?<=\\S\\s)\\p{Lu}[\\p{L}'’\\-]+|(?<![\\p{L}])\\p{Ll}+\\p{Lu}\\p{L}*");
    private static final Pattern FIRST_WORD = Pattern.compile("(?:^\\s*|[.!?:\\n*]\\s{0,3})(\\p{Lu}[\\p{L}'’\\-]+)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern QUOTED = Pattern.compile("[《「『“\"]([^》」』”\"]{2,40})[》」』”\"]");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}']{4,}");
    /** How much of a text's words has to come from its sources or from the question. */
    private static final double OWN_WORDS = 0.45;

    private static final int STEM = 5;

    /** Words that promise something as a number does. */
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:free|refund\\w*|guarantee\\w*|discount\\w*|voucher\\w*|coupon\\w*|compensat\\w*|lifetime|unlimited|half|double(?!"
                    + " (?:check|click|tap))|triple|fortnight|tomorrow|overnight|(?:same|next) day|tonight|(?<!(?:help|you|with|else) )today"
                    + "|this (?:morning|afternoon|evening|week|month)|next (?:week|month|year)|(?<!(?:your|great|nice|good|lovely) )weekends?)\\b"
                    + "|免费|包邮|退款|赔偿|保证|优惠券?|折扣|半价|一半|半数|减半|双倍|翻倍|加倍|终身|无限|当天|当日|次日|隔天|明[天早晚年]|后天|今[天日晚](?!愉快)|下(?:周|个?月)|本[周月]|月底|年底|周末(?!愉快)"
                    + "|[几数上][十百千万亿]|[十百千万亿][几多余来](?!\\p{IsHan}*[说看])");

    /** A refund is promised where refunds are. */
    private static final String ENDING = "(?:e?s|e?d|ing)?";

    /** "same-day" and "same day" promise the same. */
    private static final Pattern JOINED = Pattern.compile("(?<=\\b(?:same|next|half))-(?=day|price)");

    private static final Pattern MONTH_OR_DAY = Pattern.compile(
            "\\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\\b|(?:周|星期|礼拜)[一二三四五六日天末]|春节|国庆|双十一");

    /** Words of other scripts than Latin and Chinese; full-width and the like are folded before. */
    private static final Pattern FOREIGN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsHan}]]+");

    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    /** How sentences begin; any other first word that is new is taken for a name. */
    private static final Set<String> BEGINNINGS = Set.of(
            ("a absolutely add after afterwards all allow also alternatively although an and any anyone anything apply are"
                            + " aren't arrange as ask asking at be because been before being besides both bring but buy by call"
                            + " can can't cancel cannot change check choose choosing click complete confirm contact could create"
                            + " depending details didn't do does doesn't don't during each either enter every everything fill finally find"
                            + " first follow for from give go great happy have having he hello help here here's hi hope how how's"
                            + " however i i'll i'm i've if in include instead into is isn't it it's items just keep leave leaving let"
                            + " let's like log look looking make many may maybe more most move much must my need new next no not"
                            + " note nothing now of off often on once one only open or orders other otherwise our out over pay per"
                            + " pick place please press provide put read refer remember repeat return returning same say see"
                            + " select send sending set she should sign simply since so some someone sorry still store such sure"
                            + " take tap tell than thank thanks that that's the their them then there there's therefore these they"
                            + " they'll they're think this those though to today try under unless until up use using usually visit"
                            + " wait want was we we'd we'll we're we've were what what's when whenever where wherever whether"
                            + " which whichever while who who's why will with within without won't would write yes yet you you'd"
                            + " you'll you're you've your")
                    .split(" "));

    private final String sources;
    private final Set<String> sourceNumbers;
    private final Set<String> sourceQuantities;
    private final Words sourceWords;
    private final Set<String> knownWords;
    private final Script script;
    private final Unsaid unsaid;
    private final Undertakings undertakings;
    private final Statements statements;

    /** Judges by these sources; {@code question} only says what the text may be about. */
    public Grounding(List<String> sources, String question) {
        this.sources = folded(String.join("\n", sources));
        String counted = Numbers.inDigits(this.sources);
        this.sourceQuantities = Quantities.in(counted);
        this.sourceNumbers = Stream.concat(
                        numbers(counted).stream(), sourceQuantities.stream().map(quantity -> quantity.split(" ", 2)[0]))
                .collect(Collectors.toSet());
        this.sourceWords = new Words(this.sources);
        this.knownWords = words(this.sources + "\n" + folded(question)).collect(Collectors.toSet());
        this.script = new Script(this.sources + folded(question));
        this.unsaid = new Unsaid(this.sources + "\n" + folded(question));
        this.undertakings = new Undertakings(this.sources);
        this.statements = new Statements(
                sources.stream().map(source -> Numbers.inDigits(folded(source))).toList());
    }

    /** What is not grounded, in a few words; empty when all is. */
    public Optional<String> fault(String text) {
        String plain = folded(text);
        String counted = Numbers.inDigits(plain);
        return missing(ADDRESS, plain)
                .or(() -> without(sourceNumbers, numbers(counted)))
                .or(() -> without(sourceQuantities, Quantities.in(counted)))
                .or(() -> missing(MONTH_OR_DAY, plain))
                .or(() -> missing(PROMISE, plain, ENDING))
                .or(() -> missing(CODE, plain))
                .or(() -> missing(FOREIGN, plain))
                .or(() -> undertakings.in(plain))
                .or(() -> missingName(text))
                .or(() -> script.foreign(plain))
                .or(() -> unsaid.in(plain))
                .map(found -> "\"" + found + "\" stands in no source")
                .or(() -> statements.misplaced(counted).map(number -> "\"" + number + "\" is said of something else"));
    }

    /** Whether the text as a whole, but for pleasantries, is about what the sources are about. */
    public boolean aboutTheSources(String text) {
        var own = words(Pleasantries.without(folded(text))).toList();
        long known = own.stream().filter(knownWords::contains).count();
        return !own.isEmpty() && known >= OWN_WORDS * own.size();
    }

    private static Optional<String> without(Set<String> known, Set<String> said) {
        return said.stream().filter(part -> !known.contains(part)).findFirst();
    }

    private Optional<String> missing(Pattern pattern, String plain) {
        return missing(pattern, plain, "");
    }

    private Optional<String> missing(Pattern pattern, String plain, String ending) {
        return found(pattern, plain)
                .filter(part -> !stands(trimmed(part), ending))
                .findFirst();
    }

    /** As a whole: "free" does not stand in "freeze", nor a shorter address in a longer one. Chinese has no such wholes. */
    private boolean stands(String part, String ending) {
        if (HAN.matcher(part).matches()) {
            return sources.contains(part);
        }
        String whole = "(?<![a-z0-9]|[a-z0-9][.\\-])" + Pattern.quote(part) + ending + "(?![a-z0-9]|[.\\-][a-z0-9])";
        return Pattern.compile(whole).matcher(sources).find();
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
        return sourceWords.know(small(name).replace('’', '\''));
    }

    private static Set<String> numbers(String counted) {
        return Stream.concat(found(NUMBER, counted), found(MEASURED, counted))
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
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String digits = FOREIGN_DIGIT
                .matcher(plain)
                .replaceAll(
                        digit -> String.valueOf(Character.digit(digit.group().codePointAt(0), 10)));
        return JOINED.matcher(digits).replaceAll(" ");
    }
}
