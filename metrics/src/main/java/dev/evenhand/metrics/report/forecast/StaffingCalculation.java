package dev.evenhand.metrics.report.forecast;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Hour;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.forecast.StaffingFigures.Measured;
import dev.evenhand.metrics.report.forecast.StaffingFigures.Plan;
import dev.evenhand.metrics.report.forecast.StaffingFigures.Planned;
import dev.evenhand.metrics.report.forecast.StaffingFigures.Ratio;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many people an hour takes, with the numbers put in, and what was measured for it. */
final class StaffingCalculation {
    private final boolean chinese;

    StaffingCalculation(boolean chinese) {
        this.chinese = chinese;
    }

    Made made(Plan plan) {
        return Made.of(plan.hours().stream().map(hour -> line(plan, hour)).toList(), measured(plan.measured()));
    }

    private Line line(Plan plan, Planned planned) {
        Hour hour = planned.hour();
        Arm.Plain people = new Arm.Plain(Math.round(hour.chats()), (double) hour.agents(), null, null, false);
        boolean impatient = plan.measured().patience().value() > 0;
        List<String> steps =
                new ArrayList<>(List.of("λ = " + Steps.number(plan.day().contacts()) + "·"
                        + Steps.number(plan.measured().toPeople().value()) + "·"
                        + Steps.number(planned.share()) + " = " + Steps.number(hour.chats())));
        if (hour.chats() > 0) {
            steps.addAll(people(plan.measured(), planned));
        }
        return new Line(
                String.format(Locale.ROOT, "%02d:00", hour.hour()),
                null,
                people,
                (impatient ? Method.ERLANG_A : Method.ERLANG_C).steps(chinese, steps),
                List.of());
    }

    private static List<String> people(Measured measured, Planned planned) {
        Hour hour = planned.hour();
        double held = measured.held().value();
        String within = Steps.number((double) StaffingFigures.PROMISE.within().toSeconds());
        int slots = StaffingFigures.slots(hour.agents(), measured);
        return List.of(
                "A = λ/3600·" + Steps.number(held) + " = " + Steps.number(hour.chats() / 3600 * held) + " Erlang",
                "n = min{n: P(W ≤ " + within + ") ≥ " + Steps.number(StaffingFigures.PROMISE.share()) + "} = "
                        + planned.servers(),
                "⌈n/c⌉ = ⌈" + planned.servers() + "/" + Steps.number(measured.concurrency()) + "⌉ = " + hour.agents(),
                "s = max(1, ⌊" + hour.agents() + "·" + Steps.number(measured.concurrency()) + "⌋) = " + slots
                        + ": P(W ≤ " + within + ") = " + Steps.number(hour.within()) + ", E[W] = "
                        + Steps.number(hour.waitSeconds()) + ", P(Ab) = "
                        + Steps.number(hour.abandon()));
    }

    private List<Derived> measured(Measured measured) {
        double concurrency = measured.concurrency();
        return List.of(
                ratio("toPeople", measured.toPeople()),
                ratio("held", measured.held()),
                ratio("own", measured.own()),
                new Derived(
                        "concurrency",
                        concurrency,
                        null,
                        null,
                        Method.RATIO.steps(
                                chinese,
                                List.of("c = max(1, "
                                        + Steps.number(measured.held().value()) + "/"
                                        + Steps.number(measured.own().value()) + ") = "
                                        + Steps.number(concurrency)))),
                ratio("patience", measured.patience()));
    }

    private Derived ratio(String name, Ratio ratio) {
        String step =
                Steps.number(ratio.part()) + "/" + Steps.number(ratio.whole()) + " = " + Steps.number(ratio.value());
        return new Derived(name, ratio.value(), null, null, Method.RATIO.steps(chinese, List.of(step)));
    }
}
