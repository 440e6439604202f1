package dev.evenhand.bot.question;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question as it was put.
 *
 * @param text all of it, with what was told around it
 * @param core only what asks
 * @param told what stands around it, sentence by sentence
 */
public record Asked(String text, String core, List<String> told) {

    public Asked {
        told = List.copyOf(told);
    }

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}'&&[^\\p{IsHan}]]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** A Chinese word has two characters more often than not. */
    private static final int HAN_PER_WORD = 2;

    private static final int FEW_WORDS = 5;

    /** What stands for something named before, or asks whether that needs something or goes without. */
    private static final Pattern POINTS = Pattern.compile(
            "(?i)\\b(?:it|its|that|this|they|them|those|these|there)\\b|它|这|(?<!^)那"
                    + "|^(?:(?:and|but|also|even) )*(?:without|with no)\\b|^(?:那|要是|如果)*没有?.{1,6}(?:行|可以|成)(?:吗|么|不)|^(?:还|也|一定)?需?要.{1,6}[吗么]");

    private static final Pattern FRAME = Pattern.compile(
            "(?i)^(?:(?:and|also|so|but|please|just|only|well|ok|then|hi|hello)[ ,]+)*(?:(?:(?:can|could|would) you (?:please |just )?|please |just )*tell me(?: about)?"
                    + "|i(?:'d| would|'m| am|'ve| have)?(?: just| only)? (?:want|wanted|need|needed|like|have)(?: just| only)? to (?:know|ask|find out|hear)(?: you)?(?: about| if| whether)?"
                    + "|i(?:'m| am| was)(?: just)? wondering(?: about| if| whether)?)[,:]? "
                    + "|^(?:请|那|麻烦|我|就|只|只是|就是|就只|你|快|直接)*(?:想要?|要|需要)?(?:告诉我|知道|问问|问一?下|请问|了解一?下|咨询一?下)(?:一下)?[，,：: ]*");

    /** Interrogatives, words that mean nothing and mere numbers: what they ask about was named before. */
    private static final Pattern BARE = Pattern.compile(
            "(?i)(?:(?:and|so|but|then|ok|or|oh|well|hm+|right|yes)[ ,]+)*(?:how (?:long|much|many|soon|often|far)|when|where|why|what|which one|how|until when|from when|for how (?:long|much))"
                    + "(?: days?)?(?: (?:does|do|did|will|would|is|are|was|can) (?:it|that|this|they|i|we))?"
                    + "(?: (?:take|cost|be|last|go|work|come|have|have to|exactly|then|about|usually))*[?？.! ]*"
                    + "|(?:那|嗯+|哦|噢|啊|好的?|行|[ ，,]|大概|大约|一般|请问|要|等|加|收|得|需要|到底|会|又)*(?:几天|多久|多长时间|多少钱|什么时候|多少|哪里|几个小时|为什么|为啥|怎么办|怎么弄|咋办|如何)(?:呢|啊|呀|左右)*[?？。 ]*"
                    + "|(?:(?:and|so|but) )*(?:(?:is|are|was|were) (?:it|this|that|they|these|those)(?: any| really| actually| worth)? (?:good|ok|okay|decent|nice|it)|any good)[?？.! ]*"
                    + "|(?:那|这个|那个|它|到底|真的)*(?:好用吗|好不好用?|质量(?:好吗|怎么样)|值得买吗|靠谱吗)[?？。 ]*"
                    + "|(?:the )?(?:first|second|third|last|other|both|neither)(?: one)?[?？.! ]*|第[一二三]个[?？。 ]*"
                    + "|(?:(?:and|so|but) )*what (?:happens )?if (?:i|we|it) (?:do|does|did|not|don'?t|doesn'?t|didn'?t|can'?t)[?？.! ]*"
                    + "|(?:(?:it'?s|its|it was|been|about|around|only|just|over|under|almost|like|for|since) )*[€$£]?\\d[\\d.,]* ?(?:[€$£]|euros?|bucks|pounds|minutes?|hours?|days?|weeks?|months?|years?)?(?: (?:ago|or so|now|already|old))*[?？.! ]*"
                    + "|(?:大概|大约|差不多|快|都|已经|就|才|买了|过了)*[半\\d一二两三四五六七八九十百千]+个?多?(?:天|周|星期|月|年|小时|块钱?|元)多?(?:了|前|以前|左右|吧)*[?？。 ]*"
                    + "|[#№]?\\p{Alpha}{0,4}[- ]?\\d(?:[\\d -]*\\d)?");

    /** A whole message of which nobody knows what asks in it. */
    public static Asked all(String text) {
        return new Asked(text, unframed(text), List.of());
    }

    /** A clause that asks, after what was told before it. */
    static Asked of(List<String> told, String clause) {
        String text = Stream.concat(told.stream(), Stream.of(clause)).collect(Collectors.joining(" "));
        return new Asked(text, unframed(clause), told);
    }

    /** The same with what was told after it. */
    Asked and(List<String> more) {
        var all = Stream.concat(told.stream(), more.stream()).toList();
        return new Asked(text + " " + String.join(" ", more), core, all);
    }

    /** The same in the words in which it was written. */
    Asked within(String whole) {
        return new Asked(whole, core, told);
    }

    /** Without "I just want to know". */
    static String unframed(String text) {
        String rest = FRAME.matcher(text).replaceFirst("").strip();
        return rest.isEmpty() ? text : rest;
    }

    public boolean isAll() {
        return core.equals(text);
    }

    /** Whether it names nothing that it could be about. */
    public boolean namesNothing() {
        return BARE.matcher(text.strip()).matches();
    }

    /** Whether it cannot be understood without what stands before it. */
    public boolean leans() {
        return namesNothing() || points();
    }

    /** Whether it speaks of something that may have been named before. */
    public boolean points() {
        return POINTS.matcher(core).find();
    }

    public boolean brief() {
        return words(text) <= FEW_WORDS;
    }

    /** About as many words as an English text would have. */
    public static int words(String text) {
        long han = HAN.matcher(text).results().count();
        return (int) (WORDS.matcher(text).results().count() + han / HAN_PER_WORD);
    }
}
