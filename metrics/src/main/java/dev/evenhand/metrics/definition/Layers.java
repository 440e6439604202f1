package dev.evenhand.metrics.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules as selects one within the other: a rule stands in the first layer above all the rules it names. */
final class Layers {
    private Layers() {}

    /** {@code SELECT *, rules FROM (SELECT *, earlier rules FROM … table)}, the rules in the order given. */
    static String over(String table, List<Rule> rules) {
        if (rules.isEmpty()) {
            return "SELECT * FROM " + table;
        }
        String source = table;
        for (List<Rule> layer : layers(rules)) {
            String columns = layer.stream()
                    .map(rule -> "(" + rule.sql() + ") AS " + rule.name())
                    .collect(Collectors.joining(",\n"));
            source = "(SELECT *,\n" + columns + "\nFROM " + source + ")";
        }
        String names = rules.stream().map(Rule::name).collect(Collectors.joining(", "));
        return "SELECT * EXCLUDE (" + names + "), " + names + " FROM " + source;
    }

    private static List<List<Rule>> layers(List<Rule> rules) {
        List<List<Rule>> layers = new ArrayList<>();
        for (Rule rule : rules) {
            Set<String> words = rule.words();
            int layer = 0;
            for (int i = 0; i < layers.size(); i++) {
                if (layers.get(i).stream().map(Rule::name).anyMatch(words::contains)) {
                    layer = i + 1;
                }
            }
            while (layers.size() <= layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(layer).add(rule);
        }
        return layers;
    }
}
