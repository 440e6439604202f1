package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.definition.Rule;
import dev.evenhand.metrics.report.answer.DefinitionText;
import dev.evenhand.metrics.report.answer.DefinitionText.RuleText;
import java.util.ArrayList;
import java.util.List;

/** Writes the versions of the rules out, in English or in Chinese. */
final class DefinitionTexts {
    private DefinitionTexts() {}

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
