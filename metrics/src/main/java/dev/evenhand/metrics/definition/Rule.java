package dev.evenhand.metrics.definition;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One label or state: its rule in SQL over a row of facts, and the same rule in words.
 *
 * @param name of the label (a column) or of the state
 * @param sql an expression over the columns of {@code outcome}, the parameters {@code span} and {@code as_of}, and
 *     labels listed before it
 * @param english the exact rule for a reader
 * @param chinese the same
 */
public record Rule(String name, String sql, String english, String chinese) {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    /** With span and moment written out. */
    Rule at(String span, String asOf) {
        return replacing("span", span).replacing("as_of", asOf);
    }

    /** With an expression in the place of a name. */
    Rule replacing(String word, String expression) {
        return new Rule(name, sql.replaceAll("\\b" + word + "\\b", expression), english, chinese);
    }

    /** Every word of the expression that is no text, the names of columns among them. */
    public Set<String> words() {
        return WORD.matcher(TEXT.matcher(sql).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
