package dev.evenhand.metrics.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a definition a row can keep, since no clock and no window moves it.
 *
 * <p>Only the labels that name {@code span} or {@code as_of} have to wait for a question. The state names a few of them
 * and is kept once for every way these can fall; a question then picks among the kept ones. So the rules stand written
 * once, and the dear ones are computed once a row instead of once a question.
 */
final class Kept {
    private static final Set<String> MOVERS = Set.of("span", "as_of");

    private final List<String> derived;
    private final List<Rule> settled = new ArrayList<>();
    private final List<Rule> moving = new ArrayList<>();

    private Kept(List<String> derived) {
        this.derived = derived;
    }

    /** {@code derived} are labels, state and measures in their order. */
    static Kept of(List<Rule> derived, List<Rule> states) {
        Kept kept = new Kept(derived.stream().map(Rule::name).toList());
        Set<String> movers = new HashSet<>(MOVERS);
        for (Rule rule : derived) {
            if (movers.stream().noneMatch(mover -> names(rule.sql(), mover))) {
                kept.settled.add(rule);
                continue;
            }
            if (rule.name().equals(States.COLUMN)) {
                List<String> switches = switches(states, movers);
                kept.settled.addAll(ways(states, switches));
                kept.moving.add(States.column(picked(switches)));
            } else {
                kept.moving.add(rule);
            }
            movers.add(rule.name());
        }
        return kept;
    }

    /** Names of all that are derived, in their order. */
    List<String> derived() {
        return derived;
    }

    /** Columns of the stored row, in an order in which each names only earlier ones. */
    List<Rule> settled() {
        return settled;
    }

    /** What is left to a question, over rows that have the settled columns. */
    List<Rule> moving() {
        return moving;
    }

    private static List<String> switches(List<Rule> states, Set<String> movers) {
        return movers.stream()
                .filter(mover -> states.stream().anyMatch(state -> names(state.sql(), mover)))
                .sorted()
                .toList();
    }

    /** The state as it is where the switches fall in each way. */
    private static List<Rule> ways(List<Rule> states, List<String> switches) {
        return IntStream.range(0, 1 << switches.size())
                .mapToObj(way -> new Rule(
                        name(way, switches), States.sql(falling(states, switches, way)), "state where so", "此情形下的状态"))
                .toList();
    }

    private static List<Rule> falling(List<Rule> states, List<String> switches, int way) {
        List<Rule> fallen = states;
        for (int i = 0; i < switches.size(); i++) {
            String name = switches.get(i);
            String value = holds(way, i) ? "true" : "false";
            fallen = fallen.stream().map(state -> state.replacing(name, value)).toList();
        }
        return fallen;
    }

    private static String picked(List<String> switches) {
        int all = (1 << switches.size()) - 1;
        String whens = IntStream.rangeClosed(1, all)
                .map(i -> all - i + 1)
                .mapToObj(way -> " WHEN " + condition(way, switches) + " THEN " + name(way, switches))
                .collect(Collectors.joining());
        return whens.isEmpty() ? name(0, switches) : "CASE" + whens + " ELSE " + name(0, switches) + " END";
    }

    /** Ways are asked for from the fullest on, so that what holds is all that has to be named. */
    private static String condition(int way, List<String> switches) {
        return IntStream.range(0, switches.size())
                .filter(i -> holds(way, i))
                .mapToObj(switches::get)
                .collect(Collectors.joining(" AND "));
    }

    private static String name(int way, List<String> switches) {
        String held = IntStream.range(0, switches.size())
                .filter(i -> holds(way, i))
                .mapToObj(i -> "_" + switches.get(i))
                .collect(Collectors.joining());
        return States.COLUMN + (held.isEmpty() ? "_otherwise" : held);
    }

    private static boolean holds(int way, int place) {
        return (way & 1 << place) != 0;
    }

    private static boolean names(String sql, String name) {
        return Pattern.compile("\\b" + name + "\\b").matcher(sql).find();
    }
}
