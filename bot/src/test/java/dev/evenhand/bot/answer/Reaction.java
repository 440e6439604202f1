package dev.evenhand.bot.answer;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a script calls right, such as {@code answer delivery-time "2–4" | ask}. */
record Reaction(String expected) {

    private static final String OPEN = " …";

    /** Words that have to stand in what is said. */
    private static final Pattern SAYING = Pattern.compile(" \"([^\"]+)\"$");

    boolean allows(Judgement judgement) {
        return Arrays.stream(expected.split(" \\| ", -1)).map(String::strip).anyMatch(one -> says(one, judgement));
    }

    private static boolean says(String wanted, Judgement judgement) {
        var saying = SAYING.matcher(wanted);
        return saying.find()
                ? judgement.decision().text().contains(saying.group(1))
                        && fits(wanted.substring(0, saying.start()), judgement)
                : fits(wanted, judgement);
    }

    private static boolean fits(String wanted, Judgement judgement) {
        String kind = wanted.split(" ", -1)[0];
        String what = wanted.substring(kind.length()).strip();
        var decision = judgement.decision();
        if (decision instanceof Decision.Answer answer) {
            return kind.equals("answer") && answered(wanted, what, answer, judgement);
        } else if (decision instanceof Decision.Clarify clarify) {
            boolean offered = clarify.options().stream()
                    .anyMatch(option -> option.articleId().equals(what));
            return kind.equals("ask") && (what.isEmpty() || offered);
        } else if (decision instanceof Decision.HandOff handOff) {
            return kind.equals("person")
                    && (what.isEmpty() || handOff.reason().code().equals(what));
        }
        return kind.equals("talk");
    }

    private static boolean answered(String wanted, String what, Decision.Answer answer, Judgement judgement) {
        if (what.isEmpty()) {
            return true;
        }
        boolean open = wanted.endsWith(OPEN);
        String ids = open ? what.substring(0, what.length() - OPEN.length()) : what;
        var sources =
                answer.sources().stream().map(source -> source.articleId()).collect(Collectors.toSet());
        return sources.equals(Set.of(ids.split("\\+", -1))) && open == told(judgement);
    }

    private static boolean told(Judgement judgement) {
        return !judgement.left().isEmpty();
    }

    /** What the bot did, in the words of a script. */
    static String of(Judgement judgement) {
        var decision = judgement.decision();
        if (decision instanceof Decision.Answer answer) {
            return "answer "
                    + answer.sources().stream()
                            .map(source -> source.articleId())
                            .collect(Collectors.joining("+"))
                    + (told(judgement) ? OPEN : "");
        } else if (decision instanceof Decision.Clarify clarify) {
            return "ask "
                    + clarify.options().stream()
                            .map(option -> option.articleId() + " " + Math.round(100 * option.confidence()))
                            .collect(Collectors.joining(", "));
        } else if (decision instanceof Decision.HandOff handOff) {
            return "person " + handOff.reason().code() + " ("
                    + judgement.found().candidates().stream()
                            .limit(3)
                            .map(option -> option.articleId() + " " + Math.round(100 * option.confidence()))
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        return "talk";
    }
}
