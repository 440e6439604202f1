package dev.evenhand.bot.question;

import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of a text that name something, and whether a sentence speaks of it. */
public final class Names {

    /** Words that name nothing. */
    private static final Set<String> GENERAL = Pattern.compile("\\s+")
            .splitAsStream(
                    """
                    about after again ago all already also always and another any anyone anything are around away because
                    been before being best better both bought but can come could day days did didnt does doesnt doing done dont
                    each even ever every exactly far few fine first for from get gets give goes going good got had has have
                    havent here how instead into its just keep kind know last later least less let like long longer look
                    lot made make many maybe mean means might mine more most much must need needs never new next not
                    nothing now off okay once one ones only order other others our out over part please possible put
                    really right said same say see should since some something soon still such sure take takes tell than
                    thank thanks that thats the their them then there these they thing things think this those time times
                    too true two until use used usually very wait want wanted was way well were what when where which while who
                    why will whats wheres hows with without work works would yes yet you your""")
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern GENERAL_PHRASES = Pattern.compile(
            "[0-9０-９一二三四五六七八九十]+[号日月点]|可以|什么|怎么办|怎么样|怎么|如何|多少|需要|你们|我们|还是|已经|没有|一个|真的|可是|但是|如果|不是|时候|一样|一下|或者|以后|时间|是否"
                    + "|知道|现在|另外|东西|问题|情况|一般|大概|告诉|其他|别的|行不行|行吗|成吗|支持吗|哪些|方式|自己|最[多少快晚高低]|至少");
    private static final Pattern GENERAL_HAN =
            Pattern.compile("[吗呢的了吧啊呀么嘛嗯哦噢诶用能会要有没在是我你您他它这那就也都还和跟或被把给到去来请问想不好很太再又从对为得着前里上下几谁哪算]");
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}+");

    private static final int SHORTEST = 3;
    private static final int STEM = 4;
    private static final int BRIEF = 3;
    private static final int LONG = 3;

    private Names() {}

    public static List<String> of(String text) {
        var latin = Language.ENGLISH.words(text).stream()
                .filter(word -> !chinese(word) && word.length() >= SHORTEST && !GENERAL.contains(word));
        return Stream.concat(latin, han(text).filter(name -> name.length() > 1 || brief(text)))
                .toList();
    }

    /** What is left of a Chinese text without what means nothing; longer words are left whole. */
    private static Stream<String> han(String text) {
        String rest = runs(GENERAL_PHRASES.matcher(text).replaceAll(" "))
                .map(run -> Language.CHINESE.words(run).stream()
                        .map(word ->
                                word.length() < LONG ? GENERAL_HAN.matcher(word).replaceAll(" ") : word)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        return runs(rest);
    }

    private static Stream<String> runs(String text) {
        return HAN_NAME.matcher(text).results().map(MatchResult::group);
    }

    /** A single character names something where hardly anything else is said, as in "锅呢". */
    private static boolean brief(String text) {
        return runs(text).mapToInt(String::length).sum() <= BRIEF;
    }

    /** In this or a like form; of a Chinese name every character, and two of them together. */
    public static boolean in(String sentence, String name) {
        return chinese(name)
                ? name.chars().allMatch(character -> sentence.indexOf(character) >= 0) && together(sentence, name)
                : Language.ENGLISH.words(sentence).stream()
                        .anyMatch(word -> word.equals(name) || inflected(word, name));
    }

    private static boolean together(String sentence, String name) {
        return name.length() == 1
                || IntStream.range(0, name.length() - 1).anyMatch(i -> sentence.contains(name.substring(i, i + 2)));
    }

    /** Which share of what a title names is named elsewhere. */
    public static double share(String title, String text) {
        var named = parts(title);
        var there = parts(text);
        return named.isEmpty()
                ? 0
                : (double) named.stream()
                                .filter(part ->
                                        there.stream().anyMatch(other -> other.equals(part) || inflected(other, part)))
                                .count()
                        / named.size();
    }

    /** Words, and characters where there are no words to go by. */
    private static List<String> parts(String text) {
        var latin = of(text).stream().filter(name -> !chinese(name));
        var characters = han(text).flatMapToInt(String::chars).mapToObj(Character::toString);
        return Stream.concat(latin, characters).toList();
    }

    private static boolean inflected(String word, String name) {
        int common = Math.min(word.length(), name.length());
        int alike = Math.max(STEM, common - 2);
        return common >= STEM
                && Math.abs(word.length() - name.length()) <= 2
                && word.regionMatches(0, name, 0, Math.min(alike, common));
    }

    private static boolean chinese(String word) {
        return Language.of(word) == Language.CHINESE;
    }
}
