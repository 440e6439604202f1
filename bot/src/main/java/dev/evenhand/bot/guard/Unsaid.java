package dev.evenhand.bot.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds Chinese names made of everyday characters, which nothing marks as names: three pairs of neighbouring characters in
 * a row that stand neither in the sources nor in everyday service talk. Words are not parted by blanks, so that pairs have
 * to do; two in a row are common where one known word meets another.
 *
 * <p>Small words, such as "of" and "can", part what stands around them. New words that are no names are found as well,
 * which costs a text only its wording.
 */
final class Unsaid {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Set<Integer> SMALL_WORDS =
            characters("的了在是我你您他她它们这那哪就都也还再又和或与及把被给对从到向为以于而且但并则等吗呢吧啊请先后前中里上下时将能可要想需不没有无" + "一二三四五六七八九十两几个位次件元天");
    private static final int IN_A_ROW = 3;

    private final Set<Long> said;

    Unsaid(String sources) {
        this.said = runs(sources).flatMap(Unsaid::pairs).collect(Collectors.toUnmodifiableSet());
    }

    /** The first stretch of a text that nobody said. */
    Optional<String> in(String text) {
        return stretches(text).filter(this::unsaid).findFirst();
    }

    private boolean unsaid(String stretch) {
        int strangers = 0;
        for (long pair : pairs(stretch).toList()) {
            strangers = said.contains(pair) || Everyday.PAIRS.contains(pair) ? 0 : strangers + 1;
            if (strangers == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> runs(String text) {
        return HAN.matcher(text).results().map(MatchResult::group);
    }

    /** What stands between small words. */
    static Stream<String> stretches(String text) {
        return runs(text).flatMap(run -> parted(run).stream());
    }

    private static List<String> parted(String run) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int character : run.codePoints().toArray()) {
            if (SMALL_WORDS.contains(character)) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.appendCodePoint(character);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Stream<Long> pairs(String run) {
        int[] characters = run.codePoints().toArray();
        return IntStream.range(1, characters.length)
                .mapToObj(i -> (long) characters[i - 1] << Integer.SIZE | characters[i]);
    }

    private static Set<Integer> characters(String text) {
        return text.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static final class Everyday {
        static final Set<Long> PAIRS = stretches(HanFile.read("everyday-talk.han"))
                .flatMap(Unsaid::pairs)
                .collect(Collectors.toUnmodifiableSet());
    }
}
