package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Rule;
import dev.evenhand.metrics.report.answer.DefinitionText;
import dev.evenhand.metrics.report.query.ReportQuery.By;
import dev.evenhand.metrics.report.working.InWords;
import dev.evenhand.metrics.rollup.Sum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure as data: what is counted among what, in the definition's words, and the same for a reader.
 *
 * @param kind which numbers it is computed of
 * @param among conditions of the rows it is over, joined by AND; a row that fails one is left out for that one's reason
 * @param outcome what is counted, or averaged, of them
 */
record Figure(String name, String unit, Kind kind, List<String> among, String outcome, InWords text) {
    /** Told station by station. */
    static final String FLOW = "flow";

    private static final String AND = " AND ";

    /** Where the numbers come from. */
    enum Kind {
        /** One of the four metrics of the comparison, with its three ways to compare. */
        HEADLINE,
        /** How many there are. */
        COUNT,
        SHARE,
        MEAN,
        NET,
        COST,
        CONTACTS,
        REASONS,
        CURVE,
        /** By a judging machine, set right by audits. */
        JUDGED,
        /** A day of a watched metric, and whether it rings. */
        WATCHED,
        FORECAST,
        STAFFING,
        /** The part of a state among the rows of a headline metric. */
        STATE
    }

    static List<String> conditions(String among) {
        return List.of(among.split(AND));
    }

    /** Of which lists' groups it is told. */
    Set<By> groups() {
        return switch (kind) {
            case HEADLINE ->
                EnumSet.complementOf(name.equals("fcr") ? EnumSet.of(By.STATION) : EnumSet.of(By.STATION, By.TOPIC));
            case WATCHED -> EnumSet.of(By.DAY);
            case COUNT ->
                name.equals(FLOW) ? EnumSet.of(By.STATION) : EnumSet.complementOf(EnumSet.of(By.STATION, By.REASON));
            case SHARE -> name.equals("complaints") ? EnumSet.of(By.CHANNEL) : EnumSet.noneOf(By.class);
            case MEAN -> name.equals("wait") ? EnumSet.of(By.REASON) : EnumSet.noneOf(By.class);
            default -> EnumSet.noneOf(By.class);
        };
    }

    /** Condition of the rows it is over. */
    String rows() {
        return among.isEmpty() ? "true" : String.join(AND, among);
    }

    /** All conversations, then those left by each condition; {@code now} in SQL. */
    List<Sum> sums(String now) {
        return Stream.concat(
                        Stream.of(Sum.ROWS),
                        IntStream.rangeClosed(1, among.size())
                                .mapToObj(kept -> Sum.count(at(now, String.join(AND, among.subList(0, kept))))))
                .toList();
    }

    Sum counted(String now) {
        return Sum.count(at(now, rows()));
    }

    private static String at(String now, String condition) {
        return condition.replaceAll("\\bas_of\\b", now);
    }

    /** The rules it and a condition name, and those these name. */
    List<DefinitionText.RuleText> rules(Definition definition, String condition, boolean chinese) {
        Set<String> needed = new HashSet<>(new Rule("", condition + " " + outcome, "", "").words());
        List<Rule> reversed = new ArrayList<>(definition.measures());
        Collections.reverse(reversed);
        named(reversed, needed);
        if (needed.contains("state") || needed.contains("success")) {
            definition.states().forEach(state -> needed.addAll(state.words()));
        }
        List<Rule> labels = new ArrayList<>(definition.labels());
        Collections.reverse(labels);
        named(labels, needed);
        return DefinitionTexts.rules(definition, chinese).stream()
                .filter(rule -> switch (rule.kind()) {
                    case "state" -> needed.contains("state");
                    case "metric" -> rule.name().equals(name);
                    default -> needed.contains(rule.name());
                })
                .collect(Collectors.toList());
    }

    private static void named(List<Rule> lastFirst, Set<String> needed) {
        for (Rule rule : lastFirst) {
            if (needed.contains(rule.name())) {
                needed.addAll(rule.words());
            }
        }
    }
}
