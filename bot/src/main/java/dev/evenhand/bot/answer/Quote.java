package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.retrieval.Language;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences of an article that name what a follow-up asks about: "And Norway?" after an article that says what holds
 * for Norway. Only where they name all of it; a likeness of words would be a guess.
 */
final class Quote {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？；])|\\n+");
    private static final Pattern MARKS = Pattern.compile("^[-*\\s]+|\\*\\*");

    /** Words that name nothing. */
    private static final Set<String> GENERAL = Pattern.compile("\\s+")
            .splitAsStream(
                    """
                    about after again ago all already also always and another any anyone anything are around away because
                    been before being best better both but can come could day days did didnt does doesnt doing done dont
                    each even ever every exactly far few fine first for from get gets give goes going good got had has have
                    havent here how instead into its just keep kind know last later least less let like long longer look
                    lot made make many maybe mean means might mine more most much must need needs never new next not
                    nothing now off okay once one ones only open order other others our out over part please possible put
                    really right said same say see should since some something soon still such sure take takes tell than
                    thank thanks that thats the their them then there these they thing things think this those time times
                    too true two until use used usually very want wanted was way well were what when where which while who
                    why will with without work works would yes yet you your""")
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern GENERAL_HAN = Pattern.compile(
            "可以|什么|怎么|多少|需要|你们|我们|还是|已经|没有|一个|真的|可是|但是|如果|不是|几天|时候|一样|一下|或者|以后|多久|多长|时间|是否|知道|现在|另外|东西|问题"
                    + "|情况|一般|大概|告诉|其他|别的|[吗呢的了吧啊呀么嘛用能会要有没在是我你您他它这那就也都还和跟或被把给到去来请问想不好很太再又从对为得着前里上下]");
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,}");

    private static final int SHORTEST = 3;
    private static final int STEM = 4;

    private Quote() {}

    /** What an article says on a question, which names something that was not named by the one before. */
    static Optional<String> of(Article article, String question, String before) {
        var asked = names(question).filter(name -> !says(before, name)).toList();
        var sentences = SENTENCE_END
                .splitAsStream(article.answer())
                .map(sentence -> MARKS.matcher(sentence).replaceAll("").strip())
                .filter(sentence -> asked.stream().anyMatch(name -> says(sentence, name)))
                .toList();
        boolean all = asked.stream().allMatch(name -> sentences.stream().anyMatch(sentence -> says(sentence, name)));
        return asked.isEmpty() || !all ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private static Stream<String> names(String text) {
        var latin = Language.ENGLISH.words(text).stream()
                .filter(word -> !chinese(word) && word.length() >= SHORTEST && !GENERAL.contains(word));
        var han = HAN_NAME.matcher(GENERAL_HAN.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group);
        return Stream.concat(latin, han);
    }

    private static boolean says(String sentence, String name) {
        return chinese(name)
                ? sentence.contains(name)
                : Language.ENGLISH.words(sentence).stream()
                        .anyMatch(word -> word.equals(name) || inflected(word, name));
    }

    private static boolean inflected(String word, String name) {
        int common = Math.min(word.length(), name.length());
        return common >= STEM && Math.abs(word.length() - name.length()) <= 2 && word.regionMatches(0, name, 0, common);
    }

    private static boolean chinese(String word) {
        return Language.of(word) == Language.CHINESE;
    }
}
