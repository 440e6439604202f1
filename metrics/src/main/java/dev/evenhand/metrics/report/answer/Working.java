package dev.evenhand.metrics.report.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure was made: its rule in words, the rows it is over and why the others are not, the formula with its numbers
 * put in, and the strata with their weights, so that a sceptic can recount it.
 *
 * @param figure which one, by its name in the query
 * @param unit {@code share}, {@code seconds}, {@code points}, {@code score}, {@code money} or contacts
 * @param metric the headline metric whose strata these are; the figure itself where it is none
 * @param target whose mix of questions the strata are weighted by: {@code all}, {@code bot} or {@code human}
 * @param text what the figure is, in the language asked for
 * @param rows condition of the rows it is over, in the words of the definition's rules
 * @param outcome what is counted, or averaged, of these rows; the same
 * @param formulas how value and interval are computed, without numbers
 * @param by of which list's group it is, such as {@code agent}; null for all contacts, as is {@code of}
 * @param of which group, as the list names it
 * @param sides by which rows and endings are counted: who went first, or who handled it
 * @param steps from all conversations to the rows the figure is over, and why the others are not among them
 * @param states how the rows it is over ended, by entry
 * @param rules every label, state and measure the figure rests on, in the language asked for
 * @param lines the figure for each side, with everything it is computed of
 * @param contrasts differences between the sides, the raw one first, in rising order of trust
 * @param classes of the survey's weighting; empty unless the figure is satisfaction
 * @param draws the groups of the randomised part; empty where there is none
 * @param audits topic by topic what the judge graded and a manager read; empty unless the figure is the judge's
 * @param days of which a watched metric's limits, or a forecast, are made; empty for other figures
 * @param curves where the figure is a curve; else null
 * @param keys what the strata hold equal
 * @param designEffects by which the strata's intervals were widened, bot first, then people first; empty without strata
 * @param strata the heaviest first, at most 500 of {@code ofStrata}
 */
public record Working(
        String definition,
        String window,
        String from,
        String to,
        String tz,
        String asOf,
        String figure,
        String unit,
        String metric,
        String target,
        String text,
        String rows,
        String outcome,
        List<String> formulas,
        @Nullable String by,
        @Nullable String of,
        List<String> sides,
        List<Step> steps,
        List<StateCount> states,
        List<DefinitionText.RuleText> rules,
        List<Line> lines,
        List<Derived> contrasts,
        List<SurveyClass> classes,
        List<Draw> draws,
        List<AuditedTopic> audits,
        List<Day> days,
        Recontact.@Nullable Pair curves,
        List<String> keys,
        List<Double> designEffects,
        long ofStrata,
        List<StratumLine> strata) {

    /**
     * So many rows are left after a step.
     *
     * @param text what a row must be to stay
     * @param condition the same in the definition's words; empty for the first step
     * @param rows of each side
     * @param reason why rows were left out by it, empty for the first
     */
    public record Step(String name, String text, String condition, List<Long> rows, String reason) {}

    /** So many of the rows the figure is over ended in this state, of each side. */
    public record StateCount(String state, List<Long> rows) {
        public long all() {
            return rows.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A method, where it is from, and the formula step by step with the numbers put in. */
    public record Calculation(String method, String source, List<String> steps) {}

    /**
     * One side.
     *
     * @param of {@code bot_first} or {@code human_first}, who handled it, or the group the figure is of
     * @param numbers null where the figure is not made of the rows' outcomes, such as a count
     * @param figure as the report shows it
     * @param parts what else is told beside it, such as the part that rests on silence
     */
    public record Line(
            String of, @Nullable Numbers numbers, Arm figure, Calculation calculation, List<Derived> parts) {}

    /**
     * What a side's figure is computed of.
     *
     * @param n rows
     * @param sum of their outcomes, and {@code squares} of these squared
     * @param customers where they came so often that their contacts are not independent; else null
     */
    public record Numbers(double n, double sum, double squares, @Nullable Customers customers) {}

    /**
     * Those who came.
     *
     * @param squares Σy² over the customers, y being the sum of one's outcomes
     * @param products Σy·n over them, n being one's contacts
     * @param contactSquares Σn² over them
     * @param residual Σ(y − R·n)² over them, R being Σy/Σn
     * @param standardError of the ratio Σy/Σn over them; null where there is but one
     * @param effectiveN so many independent contacts would be as uncertain; of rates only
     */
    public record Customers(
            long count,
            double squares,
            double products,
            double contactSquares,
            double residual,
            @Nullable Double standardError,
            @Nullable Double effectiveN) {}

    /** A further figure with its calculation; limits are null where there are none. */
    public record Derived(
            String name,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            Calculation calculation) {}

    /**
     * Surveys of one side, topic and state without the answer, by whose words it is named.
     *
     * @param weight an answer stands for so many who were asked; null where nobody answered
     */
    public record SurveyClass(
            String of, String name, long offered, long answered, long content, @Nullable Double weight) {}

    /** Contacts drawn to one arm with one probability: so many with an outcome, its sum, and the sum of its squares. */
    public record Draw(String of, double probability, long n, double sum, double squares) {}

    /**
     * Of one side, what the judge graded of a topic and what a manager said of a random part of it; only a yes counts.
     *
     * @param name the topic; {@code others} for those too little was read of, {@code all} where that is so of all
     * @param yes of the {@code graded}, those the judge says yes to
     * @param audit of those a manager has read
     * @param weight share of the side's graded
     * @param error mean of the manager's yes minus the judge's
     * @param variance of these, s²
     * @param gradedEffect design effect of the side's graded: so many times the variance of independent contacts; 1 where customers
     *     hardly repeat, as is {@code readEffect}, that of the errors
     */
    public record AuditedTopic(
            String of,
            String name,
            long graded,
            long yes,
            Audit audit,
            double weight,
            double error,
            double variance,
            double gradedEffect,
            double readEffect) {}

    /** What a manager's reading found: both say yes, the judge alone, the manager alone, neither. */
    public record Audit(long both, long judgeAlone, long managerAlone, long neither) {}

    /**
     * A day; limits, deviation and moving average are null where it was not judged.
     *
     * @param deviation from what is usual, and {@code ewma} its moving average, in standard units
     * @param signals the rules that rang
     * @param level as of this day; null where days are not judged
     * @param usual whether it is one of those that say what is usual
     */
    public record Day(
            String day,
            long n,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double deviation,
            @Nullable Double ewma,
            List<String> signals,
            @Nullable String level,
            boolean usual) {
        /** A day of which only the count is told. */
        public static Day counted(String day, long n) {
            return new Day(day, n, null, null, null, null, null, List.of(), null, true);
        }
    }

    /**
     * One stratum.
     *
     * @param values what its contacts have in common, in the order of {@code keys}
     * @param contacts of the target's that lie in it
     * @param botFirst with the limits the standardised interval is made of: at n divided by the side's design effect
     * @param botDeviation standard deviation of the side's times; null for a rate, as is {@code humanDeviation}
     * @param weight share of the standardised figure it carries; 0 where it did not enter
     * @param reason why it did not enter; null where it did
     */
    public record StratumLine(
            List<String> values,
            long contacts,
            Arm botFirst,
            Arm humanFirst,
            @Nullable Double botDeviation,
            @Nullable Double humanDeviation,
            double weight,
            @Nullable String reason) {}
}
