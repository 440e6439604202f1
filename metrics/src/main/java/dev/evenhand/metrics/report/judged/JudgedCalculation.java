package dev.evenhand.metrics.report.judged;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Judged;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.AuditedTopic;
import dev.evenhand.metrics.report.answer.Working.Calculation;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.PredictionPowered.Cell;
import dev.evenhand.metrics.statistics.PredictionPowered.Corrected;
import dev.evenhand.metrics.statistics.PredictionPowered.Effects;
import dev.evenhand.metrics.statistics.PredictionPowered.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The judge's rate set right by its audit, with the numbers put in. */
final class JudgedCalculation {
    private final boolean chinese;

    JudgedCalculation(boolean chinese) {
        this.chinese = chinese;
    }

    Made made(
            Judged judged, Function<String, Map<String, Cell>> cells, Function<String, Optional<Corrected>> corrected) {
        Map<String, Judged.Entry> entries = Map.of("bot_first", judged.botFirst(), "human_first", judged.humanFirst());
        List<Line> lines = JudgedReport.SIDES.stream()
                .map(side -> line(side, Optional.ofNullable(entries.get(side)).orElseThrow(), corrected.apply(side)))
                .toList();
        List<AuditedTopic> audits = JudgedReport.SIDES.stream()
                .flatMap(side -> corrected.apply(side).stream()
                        .flatMap(rate ->
                                topics(side, List.copyOf(cells.apply(side).keySet()), rate)))
                .toList();
        return new Made(
                lines, List.of(difference(judged)), List.of(), List.of(), audits, List.of(), null, Made.Strata.NONE);
    }

    private static Stream<AuditedTopic> topics(String side, List<String> names, Corrected rate) {
        return IntStream.range(0, names.size())
                .mapToObj(place -> topic(side, names.get(place), rate.terms().get(place), rate.effects()));
    }

    private static AuditedTopic topic(String side, String name, Term term, Effects effects) {
        Cell cell = term.cell();
        Working.Audit audit = new Working.Audit(
                cell.audit().truePositives(),
                cell.audit().falsePositives(),
                cell.audit().falseNegatives(),
                cell.audit().trueNegatives());
        return new AuditedTopic(
                side,
                name,
                cell.judged().n(),
                cell.judged().successes(),
                audit,
                term.weight(),
                term.error(),
                term.variance(),
                effects.judged(),
                effects.errors());
    }

    private Line line(String side, Judged.Entry entry, Optional<Corrected> corrected) {
        Arm.Plain nothing = new Arm.Plain(entry.graded(), null, null, null, true);
        Arm.Plain figure = entry.corrected() == null ? nothing : entry.corrected();
        return new Line(
                side,
                null,
                figure,
                calculation(entry, figure, corrected),
                entry.graded() == 0 ? List.of() : parts(entry));
    }

    private static double yes(Arm.Plain judge) {
        Double rate = judge.value();
        return rate == null ? 0 : Math.rint(rate * judge.n());
    }

    private Calculation calculation(Judged.Entry entry, Arm.Plain figure, Optional<Corrected> corrected) {
        List<String> steps = new ArrayList<>();
        steps.add("ΣN = " + entry.graded() + ", Σn = " + entry.audited());
        if (corrected.isEmpty()) {
            steps.add(chinese ? "还需审核 " + entry.missing() + " 个" : "still to be read: " + entry.missing());
        } else {
            steps.add("θ = Σ w·(q + e) = " + Steps.number(figure.value()));
            steps.add(error(corrected.get().effects()) + " = " + Steps.number(entry.standardError()));
            steps.add("θ ± z·SE = " + Steps.limits(figure.low(), figure.high()) + ", z = 1.959964");
        }
        return Method.PREDICTION_POWERED.steps(chinese, steps);
    }

    private static String error(Effects effects) {
        return effects.equals(Effects.NONE)
                ? "SE = √(Σ w²·(q·(1 − q)/N + s²/n))"
                : "SE = √(Σ w²·(D·q·(1 − q)/N + Dₑ·s²/n)), D = " + Steps.number(effects.judged()) + ", Dₑ = "
                        + Steps.number(effects.errors());
    }

    private List<Derived> parts(Judged.Entry entry) {
        long agreed = entry.confusion().stream()
                .filter(pair -> pair.grade().equals(pair.audit()))
                .mapToLong(Judged.Pair::count)
                .sum();
        return List.of(rate("judge", entry.judge(), yes(entry.judge())), rate("agreement", entry.agreement(), (double)
                agreed));
    }

    private Derived rate(String name, Arm.Plain rate, double count) {
        @Nullable Double value = rate.value();
        List<String> steps = value == null
                ? List.of("n = 0")
                : List.of(
                        "p = " + Steps.number(count) + "/" + rate.n() + " = " + Steps.number(value),
                        Steps.wilson("n", rate));
        return new Derived(name, value, rate.low(), rate.high(), Method.WILSON.steps(chinese, steps));
    }

    private static Interval interval(Arm.Plain told) {
        return new Interval(
                Objects.requireNonNull(told.value()),
                Objects.requireNonNull(told.low()),
                Objects.requireNonNull(told.high()));
    }

    private Derived difference(Judged judged) {
        Difference difference = judged.difference();
        Arm.Plain bot = judged.botFirst().corrected();
        Arm.Plain people = judged.humanFirst().corrected();
        List<String> steps = difference == null || bot == null || people == null
                ? List.of()
                : Steps.mover(interval(bot), interval(people), difference);
        return Steps.derived("corrected", difference, Method.NEWCOMBE.steps(chinese, steps));
    }
}
