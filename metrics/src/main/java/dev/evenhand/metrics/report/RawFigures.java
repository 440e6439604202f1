package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.statistics.Interval;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The comparison as it came. */
final class RawFigures {
    private static final String WILSON = "Wilson intervals";
    private static final String STUDENT = "mean with Student's t";
    private static final String REPEATED = " where there are more than 1.1 contacts a customer";
    private static final String EFFECTIVE =
            "Wilson intervals at the effective number of contacts, by the design effect over customers" + REPEATED;
    private static final String RATIO = "ratio estimator over customers" + REPEATED
            + ", Student's t with one degree of freedom less than customers";

    private final Arms arms;

    RawFigures(Arms arms) {
        this.arms = arms;
    }

    Raw.ByEntry rate(RateMetric metric, Side bot, Side human) {
        Clustered.Rate first = bot.counts(metric);
        Clustered.Rate second = human.counts(metric);
        return byEntry(
                arms.of(metric, bot),
                arms.of(metric, human),
                Clustered.difference(first, second),
                first.repeated() || second.repeated()
                        ? EFFECTIVE + "; difference by MOVER from both intervals (Newcombe's method 10)"
                        : WILSON + "; difference by Newcombe's method 10");
    }

    Raw.ByEntry mean(Side bot, Side human) {
        Clustered.Mean first = bot.times();
        Clustered.Mean second = human.times();
        return byEntry(
                arms.seconds(bot),
                arms.seconds(human),
                Clustered.difference(first, second),
                (first.repeated() || second.repeated() ? RATIO : STUDENT) + "; difference by Welch");
    }

    private static Raw.ByEntry byEntry(Arm bot, Arm human, Optional<Interval> difference, String method) {
        return new Raw.ByEntry(bot, human, difference.map(Difference::of).orElse(null), method);
    }

    Raw.ByHandler rate(RateMetric metric, Map<String, Side> handlers) {
        boolean repeated =
                handlers.values().stream().anyMatch(side -> side.counts(metric).repeated());
        return byHandler(side -> arms.of(metric, side), handlers, repeated ? EFFECTIVE : WILSON);
    }

    Raw.ByHandler mean(Map<String, Side> handlers) {
        boolean repeated =
                handlers.values().stream().anyMatch(side -> side.times().repeated());
        return byHandler(arms::seconds, handlers, repeated ? RATIO : STUDENT);
    }

    private static Raw.ByHandler byHandler(Function<Side, Arm> arm, Map<String, Side> handlers, String method) {
        Side nothing = Side.of(Tally.NONE);
        return new Raw.ByHandler(
                arm.apply(handlers.getOrDefault("bot_only", nothing)),
                arm.apply(handlers.getOrDefault("bot_then_human", nothing)),
                arm.apply(handlers.getOrDefault("human_only", nothing)),
                method);
    }
}
