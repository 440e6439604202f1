package dev.evenhand.bot.retrieval.corpus;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a message names somebody or something by: e-mail addresses, telephone numbers, the numbers of orders and parcels.
 * They say nothing of what is asked, and make a question look unlike any other.
 *
 * <p>Fewer than five digits may be a measure, a year or a model, and stay.
 */
public final class References {

    private static final String EMAIL =
            "[\\p{L}\\p{N}._%+\\-]{1,64}@[\\p{L}\\p{N}\\-]{1,63}(?:\\.[\\p{L}\\p{N}\\-]{1,63}){1,5}";

    private static final String PHONE =
            "(?:\\+|\\b00|\\(0|\\b0)\\d(?:[ .\\-/()]{0,2}\\d){6,14}|(?<!\\d)1[3-9]\\d(?:[ \\-]?\\d{4}){2}(?!\\d)";

    private static final String NUMBER =
            "[#№]?(?<![A-Za-z0-9.,])(?:[A-Za-z]{1,5}-?)?(?<!\\d)\\d{5,}(?:-\\d+)*(?![\\p{IsLatin}\\d]|[.,]\\d)|[#№] ?\\d{3,}|\\b[A-Z]{1,5}-\\d{4,}";

    private static final Pattern ANY = Pattern.compile(EMAIL + "|" + PHONE + "|" + NUMBER);

    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");

    /** Two words, or three characters of Chinese. */
    private static final Pattern MORE_THAN_A_NAME = Pattern.compile(
            "[\\p{L}&&[^\\p{IsHan}]]+[^\\p{L}]+\\p{L}|\\p{IsHan}.*\\p{IsHan}.*\\p{IsHan}", Pattern.DOTALL);

    private References() {}

    /** Whether a text holds any. */
    public static boolean in(String text) {
        return ANY.matcher(text).find();
    }

    /** The text with something else in the place of each. */
    public static String replaced(String text, String by) {
        return ANY.matcher(text).replaceAll(by);
    }

    /** What is left of a text without them; the text itself where that is at most a word for them, as in "order 48213". */
    public static String without(String text) {
        if (!in(text)) {
            return text;
        }
        String rest = BLANKS.matcher(replaced(text, " ")).replaceAll(" ").strip();
        return MORE_THAN_A_NAME.matcher(rest).find() ? rest : text;
    }

    /**
     * Whether they tell articles apart, as the numbers of forms or errors do: then one stands in a question and in the title
     * or the answer of its article. What only a question holds was some customer's.
     */
    public static boolean tell(List<Phrase> phrases, List<ArticleText> texts) {
        var byArticle = texts.stream()
                .collect(Collectors.toMap(
                        ArticleText::articleId, text -> text.title() + "\n" + text.answer(), (one, other) -> one));
        return phrases.stream().anyMatch(phrase -> ANY.matcher(phrase.text())
                .results()
                .map(MatchResult::group)
                .anyMatch(byArticle.getOrDefault(phrase.articleId(), "")::contains));
    }
}
