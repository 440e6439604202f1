package dev.evenhand.metrics.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a number was made: the rules in words, the formulas, and the strata with their weights, so that a sceptic can recount it.
 *
 * @param text what the metric is, in the language asked for
 * @param formulas how value and interval are computed: raw, then like for like
 * @param steps from all conversations to the rows the rate is over, and why the others are not among them
 * @param states how the rows it is over ended, by entry
 * @param rules every label and state of the definition, in the language asked for
 * @param metric which metric the strata are of
 * @param strata the heaviest first, at most 500 of {@code ofStrata}
 */
public record Working(
        String definition,
        String window,
        String metric,
        String text,
        List<String> formulas,
        Comparison.Population population,
        List<Step> steps,
        List<StateCount> states,
        List<DefinitionText.RuleText> rules,
        List<String> keys,
        long ofStrata,
        List<StratumLine> strata) {

    /** So many rows are left after a step; {@code reason} says which were left out by it, empty for the first. */
    public record Step(String name, long botFirst, long humanFirst, String reason) {}

    /** So many of the rows the metric is over ended in this state. */
    public record StateCount(String state, long botFirst, long humanFirst) {
        StateCount plus(StateCount other) {
            return new StateCount(state, botFirst + other.botFirst, humanFirst + other.humanFirst);
        }

        long both() {
            return botFirst + humanFirst;
        }
    }

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
