package dev.evenhand.metrics.definition;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A versioned set of rules that turns facts into labels.
 *
 * <p>Windows are comparisons of two columns of one row, never a join, so recounting the past under another window or
 * definition is one scan.
 *
 * @param version as printed on every report
 * @param english what sets it apart, for a reader
 * @param chinese the same
 * @param labels columns added to the facts, in order; a rule may use those before it
 * @param states of a conversation, first match wins; the last one always matches
 * @param measures columns that follow from labels and state: what reports count and average
 */
public record Definition(
        String version, String english, String chinese, List<Rule> labels, List<Rule> states, List<Rule> measures) {

    /** The table macro of this definition, such as {@code labelled_1}. */
    public String macro() {
        return "labelled_" + version.replace('-', '_');
    }

    /**
     * Creates the macro {@code name(span, as_of)}: every fact, then every label, the state and every measure.
     *
     * <p>One select within the other, so that each column is computed once a row; in a single select the database
     * writes a label out again wherever another rule names it, and the state into every measure.
     */
    public String createMacro(String name) {
        return "CREATE OR REPLACE MACRO " + name + "(span, as_of) AS TABLE " + Layers.over("outcome", derived());
    }

    /** Names of all derived columns in their order. */
    public List<String> derivedColumns() {
        return derived().stream().map(Rule::name).toList();
    }

    private List<Rule> derived() {
        return Stream.of(labels.stream(), Stream.of(state()), measures.stream())
                .flatMap(rules -> rules)
                .toList();
    }

    /** The same rules under another version, but for the labels and measures given, which take the place of those of their name. */
    Definition with(String newVersion, Words words, Rule... instead) {
        return new Definition(
                newVersion,
                words.english(),
                words.chinese(),
                replaced(labels, instead),
                states,
                replaced(measures, instead));
    }

    /** A sentence in both languages. */
    record Words(String english, String chinese) {}

    private static List<Rule> replaced(List<Rule> rules, Rule... instead) {
        return rules.stream()
                .map(rule -> Stream.of(instead)
                        .filter(other -> other.name().equals(rule.name()))
                        .findFirst()
                        .orElse(rule))
                .toList();
    }

    private Rule state() {
        String whens = states.subList(0, states.size() - 1).stream()
                .map(state -> " WHEN " + state.sql() + " THEN '" + state.name() + "'")
                .collect(Collectors.joining("\n"));
        return new Rule(
                "state",
                "CASE\n" + whens + "\n ELSE '" + states.get(states.size() - 1).name() + "' END",
                "the first of the states whose rule matches",
                "第一个符合其规则的状态");
    }
}
