package dev.evenhand.metrics.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number was made: the rules in words, the formulas, and the strata with their weights, so that a sceptic can recount it.
 *
 * @param rules every label and state of the definition, in the language asked for
 * @param metric which metric the strata are of
 * @param strata the heaviest first, at most 500 of {@code ofStrata}
 */
public record Working(
        String definition,
        String window,
        String metric,
        Comparison.Population population,
        List<RuleText> rules,
        List<String> keys,
        long ofStrata,
        List<StratumLine> strata) {

    /** {@code kind} is {@code label}, {@code state} or {@code measure}; {@code sql} the rule itself. */
    public record RuleText(String kind, String name, String text, String sql) {}

    /**
     * One stratum.
     *
     * @param values what its contacts have in common, in the order of {@code keys}
     * @param contacts of the metric's cohort that lie in it, both sides
     * @param weight share of the standardised figure it carries; 0 where it did not enter
     * @param reason why it did not enter; null where it did
     */
    public record StratumLine(
            List<String> values, long contacts, Arm botFirst, Arm humanFirst, double weight, @Nullable String reason) {}
}
