package dev.evenhand.bot.guard;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds Chinese names nobody marked as such: two characters in a row that stand neither in the sources nor among those
 * of everyday service talk. {@link Unsaid} finds names made of everyday characters.
 */
final class Script {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int IN_A_ROW = 2;

    private final Set<Integer> known;

    Script(String sources) {
        this.known = sources.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }

    Optional<String> foreign(String text) {
        return HAN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(this::strange)
                .findFirst();
    }

    private boolean strange(String run) {
        int strangers = 0;
        for (int letter : run.codePoints().toArray()) {
            boolean stranger = !known.contains(letter) && !Everyday.CHARACTERS.contains(letter);
            strangers = stranger ? strangers + 1 : 0;
            if (strangers == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static final class Everyday {
        static final Set<Integer> CHARACTERS =
                HanFile.read("everyday.han").codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }
}
