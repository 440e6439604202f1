package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.WeightingClasses.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told beside one side's figure, with its calculation. */
final class SideParts {
    private static final List<String> TIMES = List.of("bot_elapsed", "human_handle", "human_wrap_up");

    private final boolean chinese;
    private final Side side;

    SideParts(boolean chinese, Side side) {
        this.chinese = chinese;
        this.side = side;
    }

    /** The part that rests on silence: inside FCR, on top of confirmed resolution. */
    List<Derived> assumed(RateMetric metric) {
        Clustered.Rate rate = side.counts(metric);
        return silent(chinese, rate, metric.assumed(side.tally()));
    }

    /** So many of the contacts rest on silence. */
    static List<Derived> silent(boolean chinese, Clustered.Rate rate, long count) {
        return rate.part(count)
                .map(part -> List.of(new Derived(
                        "assumed",
                        part.value(),
                        part.low(),
                        part.high(),
                        Method.PART.steps(chinese, silence(rate, part, count)))))
                .orElse(List.of());
    }

    private static List<String> silence(Clustered.Rate rate, Interval part, long count) {
        double n = (double) rate.counts().n();
        List<String> steps = new ArrayList<>();
        steps.add("p = " + count + "/" + Steps.number(n) + " = " + Steps.number(part.value()));
        if (rate.repeated()) {
            steps.add("n* = n·Σn/Σn² = " + Steps.number(n / rate.largestEffect()));
        }
        steps.add(Steps.wilson(rate.repeated() ? "n*" : "n", part.low(), part.high()));
        return steps;
    }

    /** The value weighted for those who did not answer, and the bounds they leave. */
    List<Derived> satisfaction(Arm.Csat csat) {
        Satisfaction told = side.weighted();
        Arm.Bounds bounds = csat.bounds();
        Long offered = csat.offered();
        if (told == null || bounds == null || offered == null) {
            return List.of();
        }
        Arm.Plain weighted = new Arm.Plain(
                csat.answered(),
                told.weighted().value(),
                told.weighted().low(),
                told.weighted().high(),
                false);
        long content = side.tally().content();
        return List.of(
                new Derived(
                        "weighted",
                        weighted.value(),
                        weighted.low(),
                        weighted.high(),
                        Method.WEIGHTING_CLASSES.steps(
                                chinese,
                                List.of(
                                        "p = Σ w·content / Σ w·answered = " + Steps.number(weighted.value()),
                                        "n* = (Σw)²/Σw²" + shared() + " = " + Steps.number(told.kish()),
                                        Steps.wilson("n*", weighted)))),
                new Derived("bounds", null, bounds.low(), bounds.high(), bounds(content, offered)));
    }

    /** The design effect by which answers of customers who came several times count less. */
    private String shared() {
        double effect = side.designEffect(RateMetric.CSAT);
        return effect > 1 ? " ÷ " + Steps.number(effect) : "";
    }

    private Working.Calculation bounds(long content, long offered) {
        long silent = offered - side.tally().answered();
        return Method.BOUNDS.steps(
                chinese,
                List.of(
                        content + "/" + offered + " = " + Steps.number((double) content / offered),
                        "(" + content + " + " + silent + ")/" + offered + " = "
                                + Steps.number((double) (content + silent) / offered)));
    }

    /** Median, 90th percentile, and the means of the bot's and people's parts. */
    List<Derived> times(Arm.Seconds times, List<Double> sums) {
        Side.Spread spread = side.spread();
        List<Derived> parts = new ArrayList<>();
        if (spread != null) {
            parts.addAll(quantiles(spread, side.designEffect()));
        }
        for (int i = 0; i < sums.size() && times.n() > 0; i++) {
            parts.add(timePart(TIMES.get(i), sums.get(i), times.n()));
        }
        return parts;
    }

    private Derived timePart(String name, double sum, long n) {
        double mean = sum / n;
        String step = Steps.number(sum) + "/" + n + " = " + Steps.number(mean);
        return new Derived(name, mean, null, null, Method.PARTS_OF_MEAN.steps(chinese, List.of(step)));
    }

    /** Of times each worth {@code 1 / designEffect} independent ones. */
    List<Derived> quantiles(Side.Spread spread, double designEffect) {
        Working.Calculation made =
                spread.method().steps(chinese, spread.method() == Method.BOOTSTRAP ? drawn() : limits(designEffect));
        return List.of(
                quantile("median", spread.median(), spread.medianInterval(), made),
                quantile("p90", spread.p90(), spread.p90Interval(), made));
    }

    private Derived quantile(String name, double value, Arm.@Nullable Bounds bounds, Working.Calculation withInterval) {
        return bounds == null
                ? new Derived(name, value, null, null, Method.QUANTILE.steps(chinese, List.of()))
                : new Derived(name, value, bounds.low(), bounds.high(), withInterval);
    }

    private List<String> limits(double designEffect) {
        String shared = designEffect > 1 ? " ÷ " + Steps.number(designEffect) : "";
        return List.of(
                chinese
                        ? "全部 n 个时长的分位数；在 n* = n" + shared + " 下取比例 0.5 与 0.9 的 Wilson 界限"
                        : "of all n times; Wilson's limits of the shares 0.5 and 0.9 at n* = n" + shared);
    }

    private List<String> drawn() {
        return List.of(
                chinese
                        ? "全部 n 个时长的分位数；999 次抽样，固定种子；一侧超过 " + Spreads.MOST + " 个时长时按客户抽取一部分，并按 √(抽取数/总数) 缩窄区间"
                        : "of all n times; 999 draws from a fixed seed; where a side holds more than " + Spreads.MOST
                                + " times, of a part of the customers, narrowed by √(drawn/all)");
    }
}
