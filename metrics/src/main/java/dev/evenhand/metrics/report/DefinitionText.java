package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.definition.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of the rules as a reader sees it.
 *
 * @param version to ask reports for, by {@code definition=}
 * @param current whether reports use it when not asked
 * @param text what sets it apart
 * @param rules every label, state and measure in order, then the metrics over them
 */
public record DefinitionText(String version, boolean current, String text, List<RuleText> rules) {

    /** {@code kind} is {@code label}, {@code state}, {@code measure} or {@code metric}; {@code sql} is empty for a metric. */
    public record RuleText(String kind, String name, String text, String sql) {}

    static List<DefinitionText> all(boolean chinese) {
        return Definitions.ALL.stream()
                .map(definition -> new DefinitionText(
                        definition.version(),
                        definition.equals(Definitions.CURRENT),
                        chinese ? definition.chinese() : definition.english(),
                        rules(definition, chinese)))
                .toList();
    }

    static List<RuleText> rules(Definition definition, boolean chinese) {
        List<RuleText> texts = new ArrayList<>();
        definition.labels().forEach(rule -> texts.add(text("label", rule, chinese)));
        definition.states().forEach(rule -> texts.add(text("state", rule, chinese)));
        definition.measures().forEach(rule -> texts.add(text("measure", rule, chinese)));
        texts.addAll(MetricTexts.all(chinese));
        return texts;
    }

    private static RuleText text(String kind, Rule rule, boolean chinese) {
        return new RuleText(kind, rule.name(), chinese ? rule.chinese() : rule.english(), rule.sql());
    }
}
