package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.RatioEstimator;
import dev.evenhand.metrics.statistics.Welch;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The comparison as it came. */
final class RawFigures {
    private static final String WILSON = "Wilson intervals";
    private static final String STUDENT = "mean with Student's t";
    private static final String RATIO =
            "ratio estimator over customers where there are more than 1.1 contacts a customer";
    private static final String ERRORS = "; difference ± 1.96 standard errors";

    private RawFigures() {}

    static Raw.ByEntry rate(RateMetric metric, Side bot, Side human) {
        boolean repeated = bot.ratio(metric).isPresent() || human.ratio(metric).isPresent();
        Optional<Interval> difference = repeated
                ? difference(side -> Widths.rate(metric, side), bot, human).map(d -> d.clipped(-1, 1))
                : Newcombe.difference(metric.of(bot.tally()), metric.of(human.tally()));
        return byEntry(
                Arms.of(metric, bot),
                Arms.of(metric, human),
                difference,
                repeated ? RATIO + ERRORS : WILSON + "; difference by Newcombe's method 10");
    }

    static Raw.ByEntry mean(Side bot, Side human) {
        boolean repeated = bot.meanRatio().isPresent() || human.meanRatio().isPresent();
        Optional<Interval> difference = repeated
                ? difference(Widths::mean, bot, human)
                : Welch.compare(Side.handled(bot.tally()), Side.handled(human.tally()))
                        .map(Welch.Comparison::difference);
        return byEntry(
                Arms.seconds(bot),
                Arms.seconds(human),
                difference,
                repeated ? RATIO + ERRORS : STUDENT + "; difference by Welch");
    }

    private static Optional<Interval> difference(
            Function<Side, Optional<RatioEstimator.Ratio>> ratio, Side bot, Side human) {
        return ratio.apply(bot)
                .flatMap(first -> ratio.apply(human).map(second -> RatioEstimator.difference(first, second)));
    }

    private static Raw.ByEntry byEntry(Arm bot, Arm human, Optional<Interval> difference, String method) {
        return new Raw.ByEntry(bot, human, difference.map(Difference::of).orElse(null), method);
    }

    static Raw.ByHandler rate(RateMetric metric, Map<String, Side> handlers) {
        boolean repeated =
                handlers.values().stream().anyMatch(side -> side.ratio(metric).isPresent());
        return byHandler(side -> Arms.of(metric, side), handlers, repeated ? RATIO : WILSON);
    }

    static Raw.ByHandler mean(Map<String, Side> handlers) {
        boolean repeated =
                handlers.values().stream().anyMatch(side -> side.meanRatio().isPresent());
        return byHandler(Arms::seconds, handlers, repeated ? RATIO : STUDENT);
    }

    private static Raw.ByHandler byHandler(Function<Side, Arm> arm, Map<String, Side> handlers, String method) {
        Side nothing = Side.of(Tally.NONE);
        return new Raw.ByHandler(
                arm.apply(handlers.getOrDefault("bot_only", nothing)),
                arm.apply(handlers.getOrDefault("bot_then_human", nothing)),
                arm.apply(handlers.getOrDefault("human_only", nothing)),
                method);
    }

    /** Ratios of both sides even where only one has repeated customers: one formula a difference. */
    private static final class Widths {
        static Optional<RatioEstimator.Ratio> rate(RateMetric metric, Side side) {
            return Optional.ofNullable(side.repeats()).flatMap(sums -> RatioEstimator.of(sums.of(metric)));
        }

        static Optional<RatioEstimator.Ratio> mean(Side side) {
            return Optional.ofNullable(side.repeats()).flatMap(sums -> RatioEstimator.of(sums.aht()));
        }
    }
}
