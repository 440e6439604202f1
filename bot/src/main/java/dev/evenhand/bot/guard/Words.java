package dev.evenhand.bot.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a text with Latin letters, each in whichever ending: "Premiere" is not known from "premium". */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['’\\-][\\p{L}\\p{N}]++)*+");
    private static final Pattern HYPHEN = Pattern.compile("-");
    private static final List<String> ENDINGS = List.of("'s", "s", "es", "ed", "d", "ing", "ly");
    /** Of shorter words, taking an ending away leaves too little to know them by. */
    private static final int SHORTEST = 3;

    private final Set<String> forms;

    Words(String folded) {
        this.forms = WORD.matcher(folded.replace('’', '\''))
                .results()
                .map(MatchResult::group)
                .flatMap(word -> Stream.concat(Stream.of(word), HYPHEN.splitAsStream(word)))
                .flatMap(Words::forms)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a word, or each part of a hyphenated one, stands in the text. */
    boolean know(String word) {
        return known(word) || (word.contains("-") && HYPHEN.splitAsStream(word).allMatch(this::known));
    }

    private boolean known(String word) {
        return forms(word).anyMatch(forms::contains);
    }

    private static Stream<String> forms(String word) {
        var bare = ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() >= ending.length() + SHORTEST)
                .map(ending -> word.substring(0, word.length() - ending.length()));
        return Stream.concat(Stream.of(word), bare);
    }
}
