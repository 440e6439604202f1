package dev.evenhand.metrics.report.answer;

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
}
