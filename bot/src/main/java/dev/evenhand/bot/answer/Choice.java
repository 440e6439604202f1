package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Questions;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How customers choose among what the bot offered: by its place, by words of its title, or none of it. */
final class Choice {

    private static final String BEFORE =
            "(?:(?:i mean|i meant|i choose|i want|i'd like|it's|its|the|number|no\\.?|option|answer|please|ok|yes|我选|我要|选|就|要|是|第|那就|那)[ ,，]*)*[#(]?";
    private static final String AFTER = "[.)]?(?:[ ,，]*(?:one|option|answer|please|thanks|个|项|条|种|号|吧|那个|的))*[.!。！ ]*";
    private static final List<Pattern> PLACES =
            List.of(place("first|1st|1|one|一|①|前者"), place("second|2nd|2|two|二|两|②"), place("third|3rd|3|three|三|③"));
    private static final Pattern LAST = place("last|latter|bottom(?: one)?|最后一?|后者");
    private static final Pattern ALL = Pattern.compile(
            "(?:both|all)(?: of (?:them|these|those)| (?:two|three|questions|please))*[.! ]*|(?:两|三|这两|这三)?个?都(?:要|想知道|想问|需要)(?:的|了)?[。！ ]*");
    private static final Pattern YES = Pattern.compile(
            "(?:yes|yeah|yep|yup|sure|correct|right|exactly|ok|okay|please|that one|that's (?:it|the one|right)|thats (?:it|the one|right)|that is it|that|this one|this|i do|i did|[ ,.!])+"
                    + "|(?:是|是的|对|对的|对啊|嗯|没错|就是|就是这个|就这个|这个|就它|就是它|好|好的|可以|[ ，。！])+");
    private static final Pattern AFFIRMS = Pattern.compile(
            "^(?:yes|yeah|yep|yup|correct|exactly)\\b[ ,.!]*(?!but\\b|and\\b)|^(?:是的|对的?|没错)[ ，。！]*(?!但|那)");
    private static final Pattern NONE = Pattern.compile(
            "(?:no[,. ]*|sorry[,. ]*)*(?:none(?: of (?:these|them|those|it|the above|that))?|neither(?: of (?:these|them|those))?|nothing of (?:that|this|these)"
                    + "|not (?:any of )?(?:these|those|them|that|this)|(?:something|anything) (?:else|different)|(?:an)?other(?: one)?|not (?:there|listed))[.! ]*"
                    + "|(?:以上|这些|这几个|上面)*(?:都|全都|通通)?(?:不是|不对|没有)(?:这些|这个|这几个|我要的|我想问的)?[的了。！ ]*|(?:其他|别的|另外的)(?:问题|事)?[的。！ ]*");

    /** Words that choose nothing. */
    private static final Pattern POLITE = Pattern.compile(
            "\\b(?:i|mean|meant|want|need|please|the|a|an|one|it|is|was|that|this|about|do|does|did|my|to|ok|yes|know|would|like)\\b|我|想|要|问|的|是|请|那个|这个|一下|关于|知道|选|就|吧|呢|吗");

    private static final int STEM = 4;

    private final String said;
    private final List<Named> offered;

    Choice(String said, List<Named> offered) {
        this.said = said.strip().toLowerCase(Locale.ROOT);
        this.offered = offered;
    }

    /** What was chosen; empty where nothing can be told. */
    List<Named> chosen() {
        if (offered.isEmpty()) {
            return List.of();
        }
        if (ALL.matcher(said).matches()) {
            return offered;
        }
        if (offered.size() == 1 && YES.matcher(said).matches()) {
            return offered;
        }
        if (LAST.matcher(said).matches()) {
            return offered.subList(offered.size() - 1, offered.size());
        }
        for (int i = 0; i < Math.min(offered.size(), PLACES.size()); i++) {
            if (PLACES.get(i).matcher(said).matches()) {
                return offered.subList(i, i + 1);
            }
        }
        var named = offered.stream().filter(option -> names(option.title())).toList();
        return named.size() == 1 ? named : List.of();
    }

    /** A yes, and no more than a few words with it: "yes, twice". */
    boolean affirms() {
        var yes = AFFIRMS.matcher(said);
        return YES.matcher(said).matches()
                || (yes.find() && Asked.all(said).brief() && !Questions.asks(said.substring(yes.end())));
    }

    /** A yes to several things at once, which chooses none of them. */
    boolean yes() {
        return offered.size() > 1 && YES.matcher(said).matches();
    }

    boolean none() {
        return !offered.isEmpty() && NONE.matcher(said).matches();
    }

    /** Whether everything said, but for mere politeness, stands in the title. */
    private boolean names(String title) {
        var words = words(POLITE.matcher(said).replaceAll(" "));
        var titled = words(title.toLowerCase(Locale.ROOT));
        String joined = String.join("", titled);
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> Language.of(word) == Language.CHINESE
                                ? joined.contains(word)
                                : titled.stream().anyMatch(other -> alike(word, other)));
    }

    private static boolean alike(String word, String other) {
        boolean inflected = Math.min(word.length(), other.length()) >= STEM
                && (word.startsWith(other.substring(0, other.length() - 1))
                        || other.startsWith(word.substring(0, word.length() - 1)));
        return word.equals(other) || inflected;
    }

    private static List<String> words(String text) {
        return Language.of(text).words(text).stream()
                .filter(word -> !word.isBlank())
                .collect(Collectors.toList());
    }

    private static Pattern place(String words) {
        return Pattern.compile(BEFORE + "(?:" + words + ")" + AFTER);
    }
}
