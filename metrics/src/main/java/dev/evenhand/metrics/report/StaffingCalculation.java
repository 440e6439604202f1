package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.StaffingFigures.Measured;
import dev.evenhand.metrics.report.StaffingFigures.Plan;
import dev.evenhand.metrics.report.StaffingFigures.Planned;
import dev.evenhand.metrics.report.StaffingFigures.Ratio;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Hour;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
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
                new ArrayList<>(List.of("λ = " + Calculations.number(plan.day().contacts()) + "·"
                        + Calculations.number(plan.measured().toPeople().value()) + "·"
                        + Calculations.number(planned.share()) + " = " + Calculations.number(hour.chats())));
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
        String within =
                Calculations.number((double) StaffingFigures.PROMISE.within().toSeconds());
        int slots = StaffingFigures.slots(hour.agents(), measured);
        return List.of(
                "A = λ/3600·" + Calculations.number(held) + " = " + Calculations.number(hour.chats() / 3600 * held)
                        + " Erlang",
                "n = min{n: P(W ≤ " + within + ") ≥ " + Calculations.number(StaffingFigures.PROMISE.share()) + "} = "
                        + planned.servers(),
                "⌈n/c⌉ = ⌈" + planned.servers() + "/" + Calculations.number(measured.concurrency()) + "⌉ = "
                        + hour.agents(),
                "s = max(1, ⌊" + hour.agents() + "·" + Calculations.number(measured.concurrency()) + "⌋) = " + slots
                        + ": P(W ≤ " + within + ") = " + Calculations.number(hour.within()) + ", E[W] = "
                        + Calculations.number(hour.waitSeconds()) + ", P(Ab) = "
                        + Calculations.number(hour.abandon()));
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
                                        + Calculations.number(measured.held().value()) + "/"
                                        + Calculations.number(measured.own().value()) + ") = "
                                        + Calculations.number(concurrency)))),
                ratio("patience", measured.patience()));
    }

    private Derived ratio(String name, Ratio ratio) {
        String step = Calculations.number(ratio.part()) + "/" + Calculations.number(ratio.whole()) + " = "
                + Calculations.number(ratio.value());
        return new Derived(name, ratio.value(), null, null, Method.RATIO.steps(chinese, List.of(step)));
    }
}
