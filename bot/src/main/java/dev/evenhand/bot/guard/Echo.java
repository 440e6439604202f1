package dev.evenhand.bot.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Recognises a text that repeats what was not meant to be repeated: five words of it in a row. */
public final class Echo {

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}']+");
    private static final int IN_A_ROW = 5;

    private final Set<List<String>> runs;

    public Echo(String original) {
        this.runs = runs(original);
    }

    public boolean in(String text) {
        return runs(text).stream().anyMatch(runs::contains);
    }

    private static Set<List<String>> runs(String text) {
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        var runs = new HashSet<List<String>>();
        for (int i = 0; i + IN_A_ROW <= words.size(); i++) {
            runs.add(words.subList(i, i + IN_A_ROW));
        }
        return runs;
    }
}
