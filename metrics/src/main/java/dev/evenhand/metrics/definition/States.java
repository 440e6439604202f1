package dev.evenhand.metrics.definition;

import java.util.List;
import java.util.stream.Collectors;

/** The state of a conversation as a column: the first of the states whose rule matches. */
final class States {
    static final String COLUMN = "state";

    /** The type of the column, whose words are the names of the states. */
    static final String TYPE = "state_code";

    private States() {}

    static Rule column(String sql) {
        return new Rule(COLUMN, sql, "the first of the states whose rule matches", "第一个符合其规则的状态");
    }

    static String sql(List<Rule> states) {
        String whens = states.subList(0, states.size() - 1).stream()
                .map(state -> " WHEN " + state.sql() + " THEN '" + state.name() + "'")
                .collect(Collectors.joining("\n"));
        String last = states.get(states.size() - 1).name();
        return "(CASE\n" + whens + "\n ELSE '" + last + "' END)::" + TYPE;
    }

    static String createType(List<Rule> states) {
        return states.stream()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "CREATE TYPE " + TYPE + " AS ENUM (", ")"));
    }
}
