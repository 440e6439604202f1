package dev.evenhand.metrics.definition;

import dev.evenhand.metrics.outcome.FactField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The same over the rows of a table, named by a text: such as {@code labelled_rows_1(rows, span, as_of)}. */
    public String macroOver() {
        return "labelled_rows_" + version.replace('-', '_');
    }

    /**
     * Creates the macro {@code name(span, as_of)} over table {@code outcome}, whose rows have the columns of
     * {@link #keeping}: every fact, then every label, the state and every measure.
     */
    public String createMacro(String name) {
        return createMacro(name + "(span, as_of)", "outcome");
    }

    /** Creates {@link #macroOver}. */
    public String createMacroOver() {
        return createMacro(macroOver() + "(rows, span, as_of)", "query_table(rows)");
    }

    private String createMacro(String signature, String table) {
        String columns = Stream.concat(kept().settled().stream().map(Rule::name), derivedColumns().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return "CREATE OR REPLACE MACRO " + signature + " AS TABLE SELECT * EXCLUDE (" + columns + "), "
                + String.join(", ", derivedColumns()) + " FROM ("
                + Layers.over(table, kept().moving()) + ")";
    }

    /** Rows as a question labels them: of which table, under which window, as of when; in SQL. */
    public record Labelling(String table, String span, String asOf) {}

    /**
     * A select of these columns over a table like {@code outcome}, and of what they rest on: planning a statement over all
     * of them takes longer than most reports take to run.
     *
     * @param columns names of facts, kept columns, labels, the state or measures; others are left out
     */
    public String labelled(Collection<String> columns, Labelling labelling) {
        Set<String> needed = new TreeSet<>(columns);
        List<Rule> moving = kept().moving();
        List<Rule> rules = new ArrayList<>();
        for (int i = moving.size() - 1; i >= 0; i--) {
            Rule rule = moving.get(i);
            if (needed.remove(rule.name())) {
                rules.add(0, rule.at(labelling.span, labelling.asOf));
                needed.addAll(rule.words());
            }
        }
        moving.stream().map(Rule::name).forEach(needed::remove);
        needed.retainAll(stored());
        return Layers.over("(SELECT " + String.join(", ", needed) + " FROM " + labelling.table + ")", rules);
    }

    private Set<String> stored() {
        Set<String> stored = new HashSet<>(List.of("customer_key"));
        FactField.ALL.forEach(field -> stored.add(field.column()));
        kept().settled().forEach(rule -> stored.add(rule.name()));
        return stored;
    }

    /** A select of every fact of a table, or of a function that gives one, and then what a row keeps for all definitions. */
    public String keeping(String facts) {
        return Layers.over(facts, kept().settled());
    }

    /** Creates the type of the state's column. */
    public String createStateType() {
        return States.createType(states);
    }

    /** Worked out once a definition, since every question asks for it. */
    private Kept kept() {
        return KEPT.computeIfAbsent(this, definition -> Kept.of(definition.derived(), definition.states));
    }

    private static final Map<Definition, Kept> KEPT = new ConcurrentHashMap<>();

    /** Names of all derived columns in their order. */
    public List<String> derivedColumns() {
        return kept().derived();
    }

    List<Rule> derived() {
        return Stream.of(labels.stream(), Stream.of(States.column(States.sql(states))), measures.stream())
                .flatMap(rules -> rules)
                .toList();
    }

    /**
     * The same rules under another version, but for the labels and measures given, which take the place of those of
     * their name. What a row keeps is the same, so that one stored row serves every version.
     */
    Definition with(String newVersion, Words words, Rule... instead) {
        Definition other = new Definition(
                newVersion,
                words.english(),
                words.chinese(),
                replaced(labels, instead),
                states,
                replaced(measures, instead));
        if (!other.kept().settled().equals(kept().settled())) {
            throw new IllegalArgumentException(newVersion + " changes a label that rows keep");
        }
        return other;
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
}
